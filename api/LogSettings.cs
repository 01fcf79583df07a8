namespace FundingDirectory.Api;

/// <summary>How the host writes its log to the console (settings below «Logs»).</summary>
public sealed record LogSettings
{
    internal const string Text = "text", Json = "json";

    /// <summary>«text» for people, or «json»: one object a line for programs that collect logs.</summary>
    public string Format { get; init; } = Text;

    internal string? Error() => Format is Text or Json ? null : $"{Settings.Section}:Logs:Format hat den Wert «{Format}»; möglich sind «{Text}» und «{Json}».";

    /// <summary>Sets the form. Scopes stay out in both: the framework puts the address of the request into them.</summary>
    internal void Configure(ILoggingBuilder logging)
    {
        if (Format != Json) return;
        logging.AddJsonConsole(o => (o.IncludeScopes, o.UseUtcTimestamp, o.TimestampFormat) = (false, true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
    }
}
