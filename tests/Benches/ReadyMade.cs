using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace FundingDirectory.Benches;

/// <summary>A web host that answers addresses with bytes it has ready: as fast as HTTP gets on this machine. A process of its own, as the directory is.</summary>
internal static class ReadyMade
{
    private const string List = "addresses.txt";

    /// <summary>Lays the answers down for <see cref="Serve"/>.</summary>
    public static void Write(string folder, IReadOnlyList<(string Address, byte[] Answer)> answers)
    {
        File.WriteAllLines(Path.Combine(folder, List), answers.Select(a => a.Address));
        for (var i = 0; i < answers.Count; i++) File.WriteAllBytes(Path.Combine(folder, $"{i}.json"), answers[i].Answer);
    }

    /// <summary>Serves until it is ended.</summary>
    public static async Task<int> Serve(string folder)
    {
        var answers = File.ReadAllLines(Path.Combine(folder, List)).Select((address, i) => (address, Bytes: File.ReadAllBytes(Path.Combine(folder, $"{i}.json"))))
            .DistinctBy(a => a.address).ToDictionary(a => a.address, a => a.Bytes, StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.AddServerHeader = false);
        var app = builder.Build();
        foreach (var path in answers.Keys.Select(a => a.Split('?')[0]).Distinct()) app.MapGet(path, Answer);
        await app.RunAsync();
        return 0;

        Task Answer(HttpContext http)
        {
            var answer = answers[http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget];
            http.Response.ContentType = "application/json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            return http.Response.Body.WriteAsync(answer).AsTask();
        }
    }
}
