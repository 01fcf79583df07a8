using System.IO.Pipelines;
using System.Text.Json;
using FundingDirectory.Api.Entries;
using FundingDirectory.Core.Search;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace FundingDirectory.Api.Partners;

/// <summary>GET /dump.ndjson: everything public in one answer, a record a line, written as it is read.</summary>
public static class Dump
{
    private const string MediaType = "application/x-ndjson";
    private const int Flush = 128 * 1024;

    /// <summary>Every published record, and the last state of those that their source withdrew, in the order of their last change. Each line is the record as
    /// its own address answers it; «sources» names licence and attribution. To stay up to date afterwards ask /changes with the largest revision read.</summary>
    public static async Task Handle(IndexFollower follower, HttpContext http, IOptions<JsonOptions> json, CancellationToken cancel)
    {
        var directory = follower.Current;
        if (State.IsKnown(http, directory, "ndjson"))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        http.Response.ContentType = $"{MediaType}; charset=utf-8";
        await Write(directory, http.Response.BodyWriter, json.Value.SerializerOptions, cancel);
    }

    private static async Task Write(PublishedDirectory directory, PipeWriter to, JsonSerializerOptions options, CancellationToken cancel)
    {
        var pending = 0L;
        await using var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = options.Encoder, SkipValidation = true });
        foreach (var entry in directory.Entries)
        {
            var record = PublishedRecord.Of(entry, directory.Today);
            JsonSerializer.Serialize(writer, record, record.GetType(), options);
            writer.Flush();
            pending += writer.BytesCommitted;
            writer.Reset(to);
            to.GetSpan(1)[0] = (byte)'\n';
            to.Advance(1);
            if (pending < Flush) continue;
            // No faster than the reader takes it, so that a large stock never lies in memory twice.
            if ((await to.FlushAsync(cancel)).IsCompleted) return;
            pending = 0;
        }
        await to.FlushAsync(cancel);
    }
}
