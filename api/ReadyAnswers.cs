using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace FundingDirectory.Api;

/// <summary>
/// Keeps the bytes of answers that were given, and gives them again while the directory stands as it did: what is the same for everybody is worked out
/// once a change. Stands where the framework's output cache would, which spends more on finding an answer than the server on sending it.
/// </summary>
internal sealed class ReadyAnswers(IndexFollower follower)
{
    private const long MostBytes = 32 * 1024 * 1024;
    private Kept kept = new(follower.Current);

    /// <summary>Marks a route whose answers depend on its address and the directory alone.</summary>
    private sealed class Mark;

    /// <summary>One answer, and the headers that belong to it.</summary>
    private sealed record Answer(Endpoint Route, byte[] Body, string? ContentType, StringValues Link, StringValues ETag, StringValues LastModified, StringValues CacheControl);

    /// <summary>The answers of one state of the directory.</summary>
    private sealed class Kept(PublishedDirectory directory)
    {
        public PublishedDirectory Directory => directory;
        public BoundedCache<Answer> Answers { get; } = new(MostBytes);
        public StringValues ETag { get; } = $"\"{State.Tag(directory, "answer")}\"";
    }

    /// <summary>Answers of the route depend on its address and the directory alone: they are kept, and bear the ETag of the directory if they have none of their own.</summary>
    public static RouteHandlerBuilder Ready(RouteHandlerBuilder route) => route.WithMetadata(new Mark()).Produces(StatusCodes.Status304NotModified);

    /// <summary>Gives what is kept. Goes before routing, which is then not needed, and after what counts requests. A page of another site goes the long way: its answer
    /// needs headers of its own.</summary>
    public static void UseKept(WebApplication app, ReadyAnswers answers) => app.Use((http, next) =>
    {
        if (!HttpMethods.IsGet(http.Request.Method) || http.Request.Headers.Origin.Count > 0 || answers.Find(http) is not { } answer) return next(http);
        http.SetEndpoint(answer.Route);
        return Send(http, answer);
    });

    /// <summary>Keeps what routes marked so answer. Goes after routing, and after everything that may refuse a request.</summary>
    public static void Use(WebApplication app, ReadyAnswers answers) => app.Use((http, next) =>
        HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint() is { } route && route.Metadata.GetMetadata<Mark>() is not null ? answers.Make(http, next, route) : next(http));

    private Kept Now()
    {
        var directory = follower.Current;
        // An answer worked out meanwhile may be of a newer state than this one says; it is then kept for a state that nobody asks for again.
        if (kept.Directory != directory) kept = new(directory);
        return kept;
    }

    // Whether a date can tell, only the route itself knows.
    private static bool AsksByDate(HttpContext http) => http.Request.Headers is { IfModifiedSince.Count: > 0, IfNoneMatch.Count: 0 };

    private Answer? Find(HttpContext http) => AsksByDate(http) ? null : Now().Answers.Find(AddressOf(http));

    private async Task Make(HttpContext http, RequestDelegate next, Endpoint route)
    {
        if (AsksByDate(http))
        {
            await next(http);
            return;
        }
        var now = Now();
        var body = http.Response.Body;
        using var written = new MemoryStream();
        http.Response.Body = written;
        try
        {
            await next(http);
        }
        finally
        {
            http.Response.Body = body;
        }
        if (http.Response.StatusCode != StatusCodes.Status200OK)
        {
            await body.WriteAsync(written.ToArray());
            return;
        }
        var headers = http.Response.Headers;
        // What was saved is to be found at once: a reader may keep the answer, and asks each time whether it still holds.
        var (address, answer) = (AddressOf(http), new Answer(route, written.ToArray(), http.Response.ContentType, headers.Link, headers.ETag.Count > 0 ? headers.ETag : now.ETag, headers.LastModified, headers.CacheControl.Count > 0 ? headers.CacheControl : "no-cache"));
        await Send(http, now.Answers.Keep(address, answer, answer.Body.Length + 2 * address.Length));
    }

    private static string AddressOf(HttpContext http) => http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;

    private static Task Send(HttpContext http, Answer answer)
    {
        var headers = http.Response.Headers;
        (headers.ETag, headers.CacheControl) = (answer.ETag, answer.CacheControl);
        if (http.Request.Headers.IfNoneMatch.Count > 0 && Conditional.IsSame(http, answer.ETag!))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            (http.Response.ContentType, headers.Link, headers.LastModified) = (null, default, default);
            return Task.CompletedTask;
        }
        http.Response.ContentType = answer.ContentType;
        (headers.Link, headers.LastModified) = (answer.Link, answer.LastModified);
        http.Response.ContentLength = answer.Body.Length;
        return http.Response.Body.WriteAsync(answer.Body).AsTask();
    }
}

/// <summary>How a line of the route table says that its answers are kept.</summary>
internal static class ReadyAnswersRoute
{
    /// <inheritdoc cref="ReadyAnswers.Ready"/>
    public static RouteHandlerBuilder Ready(this RouteHandlerBuilder route) => ReadyAnswers.Ready(route);
}
