using System.Net.Http.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Api;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>The whole directory as an operator starts it: real port, real SQLite file, starter catalogue. Shared by the tests of a class; they only read,
/// or save entries of their own.</summary>
public sealed class DirectoryApp : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly WebApplicationFactory<Settings> factory;

    public DirectoryApp() => factory = new Factory(folder.Path, []);

    /// <summary>With more settings of the section than the data folder.</summary>
    internal DirectoryApp(params (string Name, string Value)[] settings) => factory = new Factory(folder.Path, settings);

    public HttpClient Client { get; private set; } = null!;

    public Uri Address => Client.BaseAddress!;

    /// <summary>The same under a name: passkeys are made for names, not for IP addresses.</summary>
    public Uri NamedAddress => new UriBuilder(Address) { Host = "localhost" }.Uri;

    /// <summary>Where it keeps everything.</summary>
    public string DataFolder => folder.Path;

    public Database Database => factory.Services.GetRequiredService<Database>();

    /// <summary>The file of the embedded database.</summary>
    public string DatabaseFile => folder.File("directory.db");

    public IServiceProvider Services => factory.Services;

    public ValueTask InitializeAsync()
    {
        factory.UseKestrel(0);
        factory.StartServer();
        Client = factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = factory.ClientOptions.BaseAddress });
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await factory.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>The JSON an address answers; the status must be 200.</summary>
    public async Task<JsonObject> Get(string address)
    {
        var response = await Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.True(response.IsSuccessStatusCode, $"{address}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }

    /// <summary>The problem an address answers; its shape is checked here, once for all.</summary>
    public async Task<JsonObject> Problem(string address, int status) => await Problem(await Client.GetAsync(new Uri(address, UriKind.Relative)), status);

    /// <summary>The problem of an answer: right status and type, German title, no trace of code.</summary>
    public static async Task<JsonObject> Problem(HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(status == (int)response.StatusCode, $"{(int)response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        var problem = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(status, problem["status"]!.GetValue<int>());
        Assert.False(string.IsNullOrWhiteSpace(problem["title"]?.GetValue<string>()));
        return problem;
    }

    /// <summary>Stops the host as an operator does; it has stopped when this returns. The program itself does the stopping: asked for a second time at once, its services would not be waited for.</summary>
    internal async Task Stop()
    {
        var lifetime = factory.Services.GetRequiredService<IHostApplicationLifetime>();
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStopped.Register(stopped.SetResult);
        lifetime.StopApplication();
        await stopped.Task;
    }

    private sealed class Factory(string dataFolder, (string Name, string Value)[] settings) : WebApplicationFactory<Settings>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            foreach (var (name, value) in settings.Prepend(("DataFolder", dataFolder))) builder.UseSetting($"FundingDirectory:{name}", value);
        }
    }
}
