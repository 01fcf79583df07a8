using System.Text;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Audit;

/// <summary>/redaktion/konten/protokoll: the whole log as a table for Excel, signed off. That it was given out is in the log itself.</summary>
public static class ExportLog
{
    public static async Task<PushStreamHttpResult> Handle(HttpContext http, AuditLog audit, EditorLog log, TimeProvider time, CancellationToken cancel)
    {
        var (editor, now) = (http.Editor(), time.GetUtcNow());
        await log.Write(EditorEventKind.LogExported, editor.Id, null, now, cancel);
        return TypedResults.Stream(async to =>
        {
            // With a byte order mark, as Excel reads umlauts.
            await using var writer = new StreamWriter(to, new UTF8Encoding(true), leaveOpen: true) { NewLine = "\r\n" };
            await foreach (var line in audit.Lines(editor.Name, now, cancel)) await writer.WriteLineAsync(line);
        }, "text/csv; charset=utf-8", $"protokoll-{now:yyyy-MM-dd}.csv");
    }
}
