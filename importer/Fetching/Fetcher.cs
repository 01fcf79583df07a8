using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using FundingDirectory.Importer.Connectors;
using Polly;
using Polly.Retry;

namespace FundingDirectory.Importer.Fetching;

/// <summary>The only way to the network. It says who asks, obeys robots.txt, spares each host, repeats what may be repeated, and gives
/// up on answers that are too large, too slow or not what was agreed. Pauses run on <paramref name="time"/>, limits on the wall clock.</summary>
public sealed class Fetcher(FetchPolicy policy, TimeProvider time) : IDisposable
{
    /// <summary>What the time is for this run: captures say when they were fetched by it.</summary>
    public TimeProvider Clock => time;

    private readonly HttpClient client = new(OpenNetwork.Handler()) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentDictionary<string, DateTimeOffset> nextTurn = new();
    private readonly ConcurrentDictionary<string, RobotsRules> robots = new();
    private readonly ResiliencePipeline again = Again(policy, time);

    /// <summary>Gets one page or file. <paramref name="check"/> says in a German sentence what is wrong with a body that is not what was
    /// agreed; it is then asked for again, and the sentence ends up in the <see cref="FetchException"/>.</summary>
    public Task<Capture> Get(Uri address, Func<Capture, string?>? check, CancellationToken cancel) =>
        Ask(address, Page, follow: true, check, cancel);

    /// <summary>Posts a form whose parts are JSON documents.</summary>
    public Task<Capture> PostMultipart(Uri address, IReadOnlyList<(string Name, string Json)> parts, Func<Capture, string?>? check, CancellationToken cancel) =>
        Ask(address, at => new HttpRequestMessage(HttpMethod.Post, at) { Content = Form(parts) }, follow: false, check, cancel);

    public void Dispose() => client.Dispose();

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
            return await again.ExecuteAsync(async _ => await attempt(), cancel);
        }
        catch (Failed failed)
        {
            throw new FetchException($"{address.Host} {failed.Message}.", failed.InnerException) { Answered = failed.Answered };
        }
    }

    private async Task<Capture> Follow(Uri start, Func<Uri, HttpRequestMessage> request, bool follow, bool permission, Func<Capture, string?>? check, CancellationToken cancel)
    {
        var address = start;
        for (var hops = 0; hops <= policy.MaxRedirects; hops++)
        {
            await WaitForTurn(address, cancel);
            var (capture, next) = await Once(address, request, cancel);
            if (capture is not null)
                return check?.Invoke(capture) is { } wrong ? throw new Failed($"antwortet nicht wie vereinbart: {wrong.TrimEnd('.')}") { Answered = true } : capture;
            if (!follow) throw new Failed($"leitet die Anfrage um, statt sie zu beantworten: {next}", mayRepeat: false);
            if (OpenNetwork.Refusal(start, next!) is { } refusal) throw new Failed(refusal, mayRepeat: false);
            if (permission) await DemandPermission(next!, cancel);
            address = next!;
        }
        throw new Failed($"leitet öfter als {policy.MaxRedirects} Mal um", mayRepeat: false);
    }

    /// <summary>One request: the whole answer, or where it redirects to.</summary>
    private async Task<(Capture? Capture, Uri? Next)> Once(Uri address, Func<Uri, HttpRequestMessage> request, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(policy.TotalTimeout);
        try
        {
            using var message = request(address);
            message.Headers.TryAddWithoutValidation("User-Agent", policy.UserAgent);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            var status = (int)response.StatusCode;
            if (status is >= 300 and < 400 && response.Headers.Location is { } location) return (null, new Uri(address, location));
            if (!response.IsSuccessStatusCode)
                throw new Failed($"antwortet mit dem Status {status}", mayRepeat: status is 408 or 429 || (status >= 500 && status != (int)HttpStatusCode.NotImplemented),
                    RetryAfter(response.Headers.RetryAfter))
                { Status = status };
            var bytes = await Read(response, limit);
            return (new Capture { Name = address.AbsolutePath.Trim('/'), Url = address.ToString(), ContentType = response.Content.Headers.ContentType?.ToString(), FetchedAt = time.GetUtcNow(), Bytes = bytes }, null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new Failed("antwortet nicht rechtzeitig vollständig");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new Failed($"ist nicht erreichbar oder bricht die Antwort ab ({e.Message.TrimEnd('.')})", inner: e);
        }
    }

    private async Task<byte[]> Read(HttpResponseMessage response, CancellationTokenSource limit)
    {
        if (response.Content.Headers.ContentLength > policy.MaxBytes) throw TooLarge();
        await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
        using var idle = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);
        using var whole = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var watch = Stopwatch.StartNew();
        while (true)
        {
            idle.CancelAfter(policy.IdleTimeout);
            var read = await body.ReadAsync(buffer, idle.Token);
            if (read == 0) return whole.ToArray();
            whole.Write(buffer, 0, read);
            if (whole.Length > policy.MaxBytes) throw TooLarge();
            if (watch.Elapsed > policy.DripGrace && whole.Length < watch.Elapsed.TotalSeconds * policy.MinBytesPerSecond)
                throw new Failed($"antwortet zu langsam: {whole.Length} Byte in {watch.Elapsed.TotalSeconds:0} Sekunden");
        }
    }

    /// <summary>Throws unless robots.txt allows the address. A host without the file allows everything; one that cannot tell allows nothing.</summary>
    private async Task DemandPermission(Uri address, CancellationToken cancel)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        if (!robots.TryGetValue(host, out var rules))
        {
            var file = new Uri(address, "/robots.txt");
            rules = await Repeated(address, async () =>
            {
                try
                {
                    var text = await Follow(file, Page, follow: true, permission: false, null, cancel);
                    return RobotsRules.Read(Encoding.UTF8.GetString(text.Bytes.Span), policy.UserAgent.Split('/', ' ')[0]);
                }
                catch (Failed failed) when (failed.Status is >= 400 and < 500 and not 429 or 501)
                {
                    return RobotsRules.None;
                }
            }, cancel);
            robots[host] = rules;
        }
        if (!rules.Allows(address.PathAndQuery)) throw new FetchException($"{address.Host} erlaubt den Abruf von {address.AbsolutePath} nicht (robots.txt).");
    }

    private async Task WaitForTurn(Uri address, CancellationToken cancel)
    {
        var host = address.GetLeftPart(UriPartial.Authority);
        var delay = address.IsLoopback ? policy.LocalDelay : policy.HostDelay;
        if (robots.TryGetValue(host, out var rules) && rules.CrawlDelay > delay) delay = rules.CrawlDelay;
        var now = time.GetUtcNow();
        // Whoever comes next waits behind the turn reserved here.
        var next = nextTurn.AddOrUpdate(host, _ => now + delay, (_, turn) => (turn > now ? turn : now) + delay);
        var wait = next - delay - now;
        if (wait > TimeSpan.Zero) await Task.Delay(wait, time, cancel);
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header) => header?.Delta ?? (header?.Date is { } date ? date - time.GetUtcNow() : null);

    private Failed TooLarge() => new($"liefert mehr als die erlaubten {policy.MaxBytes} Byte", mayRepeat: false);

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
            DelayGenerator = args => ValueTask.FromResult((args.Outcome.Exception as Failed)?.After is { } after && after > TimeSpan.Zero ? after : (TimeSpan?)null),
        }).Build();

    /// <summary>One attempt that failed. The message continues a sentence that begins with the host.</summary>
    private sealed class Failed(string message, bool mayRepeat = true, TimeSpan? after = null, Exception? inner = null) : Exception(message, inner)
    {
        public bool MayRepeat => mayRepeat;
        public TimeSpan? After => after;
        public int? Status { get; init; }
        public bool Answered { get; init; }
    }
}
