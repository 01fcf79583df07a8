using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FundingDirectory.Importer.Connectors;
using Polly;
using Polly.Retry;

namespace FundingDirectory.Importer.Fetching;

/// <summary>The only way to the network. It says who asks, obeys robots.txt, spares each host, repeats what may be repeated, and gives
/// up on answers that are too large, too slow or not what was agreed. Pauses run on <paramref name="time"/>, limits on the wall clock.
/// <paramref name="memory"/>: answers to ask about again; null = none. <paramref name="resolve"/>: how names become addresses; null = the system's way.</summary>
public sealed partial class Fetcher(FetchPolicy policy, TimeProvider time, PageMemory? memory = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) : IDisposable
{
    private readonly OpenNetwork network = new(resolve);
    private readonly HttpClient client = new(new OpenNetwork(resolve).Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentDictionary<string, Host> hosts = new();
    private readonly ResiliencePipeline again = Again(policy, time);
    private int unchanged;

    /// <summary>What the time is for this run: captures say when they were fetched by it.</summary>
    public TimeProvider Clock => time;

    /// <summary>How many pages the sources called unchanged, so that they were not sent again.</summary>
    public int Unchanged => unchanged;

    /// <summary>Gets one page or file. <paramref name="check"/> says in a German sentence what is wrong with a body that is not what was
    /// agreed; it is then asked for again, and the sentence ends up in the <see cref="FetchException"/>.</summary>
    public Task<Capture> Get(Uri address, Func<Capture, string?>? check, CancellationToken cancel) =>
        Ask(address, Page, follow: true, check, cancel);

    /// <summary>Gets a page that completes what another one says. Where its host cannot give it now, the last one it gave stands, with its own date: a moment's
    /// fault must not look as if the source had taken something back. Null when the host has no such page, or never gave it.</summary>
    public async Task<Capture?> GetOrLast(Uri address, Func<Capture, string?>? check, CancellationToken cancel)
    {
        try
        {
            var capture = await Get(address, check, cancel);
            if (memory is not null) await memory.KeepLast(address, capture, cancel);
            return capture;
        }
        catch (FetchException e)
        {
            return e.Status is 404 or 410 || memory is null ? null : await memory.Last(address, cancel);
        }
    }

    /// <summary>Posts a form whose parts are JSON documents.</summary>
    public Task<Capture> PostMultipart(Uri address, IReadOnlyList<(string Name, string Json)> parts, Func<Capture, string?>? check, CancellationToken cancel) =>
        Ask(address, at => new HttpRequestMessage(HttpMethod.Post, at) { Content = Form(parts) }, follow: false, check, cancel);

    public void Dispose()
    {
        client.Dispose();
        foreach (var host in hosts.Values) host.Dispose();
    }

    private async Task<Capture> Ask(Uri address, Func<Uri, HttpRequestMessage> request, bool follow, Func<Capture, string?>? check, CancellationToken cancel)
    {
        if (OpenNetwork.Refusal(address, address) is { } refusal) throw new FetchException($"{address.Host} {refusal}.");
        await DemandPermission(address, cancel);
        return await Repeated(address, () => Follow(address, request, follow, permission: true, check, cancel), cancel);
    }

    private async Task<T> Repeated<T>(Uri address, Func<Task<T>> attempt, CancellationToken cancel)
    {
        try
        {
            return await again.ExecuteAsync(async _ => await HostOf(address).Guarded(attempt, cancel), cancel);
        }
        catch (Failed failed)
        {
            throw new FetchException($"{address.Host} {failed.Message}.", failed) { Answered = failed.Answered, Status = failed.Status };
        }
    }

    private async Task<Capture> Follow(Uri start, Func<Uri, HttpRequestMessage> request, bool follow, bool permission, Func<Capture, string?>? check, CancellationToken cancel)
    {
        var address = start;
        for (var hops = 0; hops <= policy.MaxRedirects; hops++)
        {
            var at = address;
            var (capture, next) = await HostOf(at).InTurn(() => Once(at, request, check, cancel), cancel);
            if (capture is not null) return capture;
            if (!follow) throw new Failed($"leitet die Anfrage um, statt sie zu beantworten: {OpenNetwork.Shown(next!)}", mayRepeat: false);
            if (OpenNetwork.Refusal(start, next!) is { } refusal) throw new Failed(refusal, mayRepeat: false);
            if (permission) await DemandPermission(next!, cancel);
            address = next!;
        }
        throw new Failed($"leitet öfter als {policy.MaxRedirects} Mal um", mayRepeat: false);
    }

    /// <summary>One request: the whole answer, or where it redirects to.</summary>
    private async Task<(Capture? Capture, Uri? Next)> Once(Uri address, Func<Uri, HttpRequestMessage> request, Func<Capture, string?>? check, CancellationToken cancel)
    {
        using var message = request(address);
        var known = memory is null ? null : await memory.Ask(message, cancel);
        return await Send(message, async (response, limit) =>
        {
            if (Target(response, address) is { } next) return ((Capture?)null, (Uri?)next);
            var remembered = response.StatusCode == HttpStatusCode.NotModified ? known : null;
            if (remembered is null) Demand(response, address);
            var bytes = remembered?.Body ?? await Body.Read(response, policy, limit);
            var capture = new Capture
            {
                Name = address.AbsolutePath.Trim('/'), Url = address.ToString(), ContentType = remembered?.ContentType ?? response.Content.Headers.ContentType?.ToString(),
                FetchedAt = time.GetUtcNow(), Bytes = bytes,
            };
            if (check?.Invoke(capture) is { } wrong) throw new Failed($"antwortet nicht wie vereinbart: {wrong.TrimEnd('.')}") { Answered = true };
            if (remembered is not null) Interlocked.Increment(ref unchanged);
            else if (memory is not null && message.Method == HttpMethod.Get) await memory.Keep(address, response, capture, cancel);
            return (capture, (Uri?)null);
        }, cancel);
    }

    /// <summary>Sends and reads within the limits of time; what goes wrong on the way becomes <see cref="Failed"/>.</summary>
    private async Task<T> Send<T>(HttpRequestMessage message, Func<HttpResponseMessage, CancellationToken, Task<T>> read, CancellationToken cancel)
    {
        await network.Demand(message.RequestUri!, cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(policy.HeadTimeout < policy.TotalTimeout ? policy.HeadTimeout : policy.TotalTimeout);
        try
        {
            message.Headers.TryAddWithoutValidation("User-Agent", policy.UserAgent);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            limit.CancelAfter(policy.TotalTimeout);
            if (Pause(response.Headers.RetryAfter) is { } pause && (int)response.StatusCode is 429 or >= 500) HostOf(message.RequestUri!).LeaveAlone(pause);
            return await read(response, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Failed("antwortet nicht rechtzeitig vollständig");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException)
        {
            throw new Failed($"ist nicht erreichbar oder bricht die Antwort ab ({e.Message.TrimEnd('.')})", inner: e);
        }
    }

    private void Demand(HttpResponseMessage response, Uri address)
    {
        if (response.IsSuccessStatusCode) return;
        var status = (int)response.StatusCode;
        throw new Failed($"antwortet mit dem Status {status}", mayRepeat: status is 408 or 429 || (status >= 500 && status != (int)HttpStatusCode.NotImplemented), Pause(response.Headers.RetryAfter)) { Status = status };
    }

    /// <summary>Throws unless robots.txt allows the address. A host without the file allows everything; one that cannot tell allows nothing.</summary>
    private async Task DemandPermission(Uri address, CancellationToken cancel)
    {
        var rules = await HostOf(address).Robots(() => Repeated(address, async () =>
        {
            try
            {
                var text = await Follow(new Uri(address, "/robots.txt"), Page, follow: true, permission: false, null, cancel);
                return RobotsRules.Read(Encoding.UTF8.GetString(text.Bytes.Span), policy.UserAgent.Split('/', ' ')[0]);
            }
            catch (Failed failed) when (failed.Status is >= 400 and < 500 and not 429 or 501)
            {
                return RobotsRules.None;
            }
        }, cancel), cancel);
        if (!rules.Allows(address.PathAndQuery)) throw new FetchException($"{address.Host} erlaubt den Abruf von {address.AbsolutePath} nicht (robots.txt).");
    }

    private Host HostOf(Uri address) => hosts.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new Host(policy, time, address.IsLoopback));

    private static Uri? Target(HttpResponseMessage response, Uri address) =>
        (int)response.StatusCode is >= 300 and < 400 and not 304 && response.Headers.Location is { } location ? new Uri(address, location) : null;

    private TimeSpan? Pause(RetryConditionHeaderValue? header) =>
        (header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null)) is { } pause && pause > TimeSpan.Zero ? pause : null;

    private static HttpRequestMessage Page(Uri address) => new(HttpMethod.Get, address);

    private static MultipartFormDataContent Form(IReadOnlyList<(string Name, string Json)> parts)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, json) in parts)
        {
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
            part.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            form.Add(part, $"\"{name}\"");
        }
        return form;
    }

    private static ResiliencePipeline Again(FetchPolicy policy, TimeProvider time) => policy.Retries < 1 ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Failed>(f => f.MayRepeat && (f.After ?? TimeSpan.Zero) <= policy.LongestPause),
            MaxRetryAttempts = policy.Retries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = policy.RetryDelay,
            MaxDelay = policy.LongestPause,
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as Failed)?.After),
        }).Build();
}
