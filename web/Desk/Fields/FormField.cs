using System.Text.Json.Nodes;

namespace FundingDirectory.Web.Desk.Fields;

/// <summary>One field of an entry as editors see it: how its JSON value becomes inputs, inputs become a value again, and a value becomes words.</summary>
/// <param name="Name">JSON name; also the name of its input, behind the names of what it is part of.</param>
public abstract record FormField(string Name, string Label)
{
    /// <summary>How to fill it in; null = it needs no explanation.</summary>
    public string? Hint { get; init; }

    /// <summary>The JSON fields it stands for.</summary>
    public virtual IReadOnlyList<string> Covers => [Name];

    /// <summary>Puts the value into inputs.</summary>
    public abstract void Write(JsonObject from, string prefix, FormValues to);

    /// <summary>Reads the inputs into the value. What cannot be read is noted and left as it was.</summary>
    public abstract void Read(FormReader form, string prefix, JsonObject into);

    /// <summary>The value for people, a line each; none when it says nothing.</summary>
    public abstract IEnumerable<string> Words(JsonObject from);

    /// <summary>Whether the inputs say nothing, so that a row of a list does not count.</summary>
    public virtual bool IsBlank(FormValues values, string prefix) => values.One(prefix + Name).Trim().Length == 0;

    internal static string? String(JsonObject from, string name) => from[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
