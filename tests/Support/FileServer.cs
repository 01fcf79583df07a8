using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace FundingDirectory.Tests.Support;

/// <summary>A plain file server: a folder below a path of a free port, and nothing else.</summary>
internal sealed class FileServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FileServer(WebApplication app, string below) => (this.app, Address) = (app, new Uri(app.Urls.First() + below + "/"));

    /// <summary>Where the folder begins; ends with a slash.</summary>
    public Uri Address { get; }

    public static async Task<FileServer> Of(string folder, string below = "")
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseFileServer(new FileServerOptions { FileProvider = new PhysicalFileProvider(folder), RequestPath = below, StaticFileOptions = { ServeUnknownFileTypes = true } });
        await app.StartAsync();
        return new FileServer(app, below);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
