using System.Net;
using FundingDirectory.Web.Addresses;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace FundingDirectory.Api;

/// <summary>The only place where failures get their shape: application/problem+json (RFC 9457) with German title and detail.</summary>
public static class Problems
{
    /// <summary>Page of the site that explains each kind of failure.</summary>
    internal const string Page = "/api#fehler";

    /// <summary>400: something in the request is not as agreed; <c>errors</c> names each field.</summary>
    public static ProblemHttpResult Invalid(IDictionary<string, string[]> errors) => TypedResults.Problem(new HttpValidationProblemDetails(errors)
    {
        Status = StatusCodes.Status400BadRequest, Type = Page, Title = "Die Anfrage ist nicht gültig.", Detail = string.Join(" ", errors.SelectMany(e => e.Value.Select(v => $"{e.Key}: {v}"))),
    });

    /// <summary>400 for what an address could not be read as. A page leaves such values out and says so; here nothing is answered.</summary>
    public static ProblemHttpResult Invalid(IReadOnlyList<FieldError> errors) => Invalid(errors.GroupBy(e => e.Field).ToDictionary(e => e.Key, e => e.Select(m => QueryReader.AsRefusal(m.Message)).ToArray()));

    /// <summary>400 for one field.</summary>
    public static ProblemHttpResult Invalid(string field, string message) => Invalid(new Dictionary<string, string[]> { [field] = [message] });

    /// <summary>404: there is no such thing.</summary>
    public static ProblemHttpResult NotFound(string detail) => Of(StatusCodes.Status404NotFound, detail);

    /// <summary>Any other failure by its status.</summary>
    public static ProblemHttpResult Of(int status, string? detail = null) => TypedResults.Problem(new ProblemDetails { Status = status, Type = Page, Title = Title(status), Detail = detail });

    /// <summary>The German title of a status.</summary>
    public static string Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Die Anfrage ist nicht gültig.",
        StatusCodes.Status404NotFound => "Nicht gefunden.",
        StatusCodes.Status405MethodNotAllowed => "Diese Methode gibt es hier nicht.",
        StatusCodes.Status406NotAcceptable => "Dieses Format gibt es hier nicht.",
        StatusCodes.Status408RequestTimeout => "Die Anfrage kam zu langsam an.",
        StatusCodes.Status410Gone => "Die Quelle führt diesen Eintrag nicht mehr.",
        StatusCodes.Status413PayloadTooLarge => "Die Anfrage ist zu groß.",
        StatusCodes.Status414UriTooLong => "Die Adresse ist zu lang.",
        StatusCodes.Status415UnsupportedMediaType => "Die Anfrage muss JSON enthalten.",
        StatusCodes.Status429TooManyRequests => "Zu viele Anfragen.",
        StatusCodes.Status431RequestHeaderFieldsTooLarge => "Die Kopfzeilen sind zu groß.",
        StatusCodes.Status503ServiceUnavailable => "Das Verzeichnis ist gerade nicht bereit.",
        >= 500 => "Bei uns ist ein Fehler aufgetreten.",
        _ => ((HttpStatusCode)status).ToString(),
    };
}
