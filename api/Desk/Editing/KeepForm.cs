using System.Globalization;
using FundingDirectory.Api.Desk.Access;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;
using FundingDirectory.Web.Pages;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Desk.Editing;

/// <summary>What the form learns when it is kept. Kept: when, in German; null = it was only said that somebody is still there. Others: who else has it open, null = nobody.</summary>
public sealed record KeptAnswer(string? Kept, string? Others);

/// <summary>/redaktion/eintraege/{id}/zwischenstand: where scripts run, a form is kept every few seconds as it stands, unchecked; it changes neither entry nor draft.</summary>
public sealed record KeepForm(EntryDesk Entries, FormStore Forms, TimeProvider Time)
{
    /// <summary>How long somebody counts as being there after the last sign of life, with scripts and without.</summary>
    public static readonly TimeSpan WithScripts = TimeSpan.FromMinutes(1), WithoutScripts = TimeSpan.FromMinutes(10);

    private const long MostKept = 2_000_000;

    public static async Task<Results<Ok<KeptAnswer>, StatusCodeHttpResult>> Keep(HttpContext http, [AsParameters] KeepForm keep, string id, CancellationToken cancel)
    {
        if (await keep.Entries.Find(id, cancel) is null) return TypedResults.StatusCode(StatusCodes.Status404NotFound);
        var (form, editor, now) = (await DeskForm.Read(http, cancel), http.Editor(), keep.Time.GetUtcNow());
        await keep.Forms.Open(id, editor.Id, now, WithScripts, cancel);
        string? kept = null;
        if (Number(form, EditEntry.Version) is { } version && Number(form, EditEntry.Edit) is { } edit)
        {
            var inputs = form.Where(f => f.Key != DeskInfo.TokenField).ToDictionary(f => f.Key, f => (IReadOnlyList<string>)[.. f.Value.OfType<string>()]);
            if (inputs.Sum(i => (long)i.Key.Length + i.Value.Sum(v => (long)v.Length)) > MostKept) return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);
            await keep.Forms.Keep(id, editor.Id, new KeptForm(version, edit, now, inputs), cancel);
            kept = string.Create(CultureInfo.InvariantCulture, $"{BerlinTime.Clock(now):H:mm:ss} Uhr");
        }
        return TypedResults.Ok(new KeptAnswer(kept, PresenceWords.Of(await keep.Forms.Others(id, editor.Id, now, cancel))));
    }

    /// <summary>Forgets what was kept.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<ErrorPage>>> Forget(HttpContext http, [AsParameters] KeepForm keep, string id, CancellationToken cancel)
    {
        if (await keep.Entries.Find(id, cancel) is null) return EditEntry.Unknown(http);
        await keep.Forms.Close(id, http.Editor().Id, cancel);
        return TypedResults.Redirect(DeskAddress.Entry(id, "bearbeiten"));
    }

    private static int? Number(IFormCollection form, string name) => int.TryParse(form[name].FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
