namespace FundingDirectory.Api;

/// <summary>What may stand in a parameter. Parameters are read as text, so the type does not say it; the description of the API does.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class ShapeAttribute : Attribute
{
    /// <summary>Whether the request is refused without it.</summary>
    public bool IsNeeded { get; init; }
}

/// <summary>The parameter takes codes of a closed list; the description names them with their German labels.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CodesAttribute(params Type[] lists) : ShapeAttribute
{
    /// <summary>Enumerations whose codes are allowed.</summary>
    public IReadOnlyList<Type> Lists { get; } = lists;
    /// <summary>Codes allowed beside those.</summary>
    public string[] Also { get; init; } = [];
    /// <summary>What those mean in German, in the same order.</summary>
    public string[] AlsoMeans { get; init; } = [];
}

/// <summary>The parameter takes the 2-digit key of a state.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class StateKeysAttribute : ShapeAttribute;

/// <summary>The parameter takes a whole number within bounds.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WholeAttribute(long least, long most, long otherwise) : ShapeAttribute
{
    public long Least { get; } = least;
    public long Most { get; } = most;
    /// <summary>Value when the parameter is missing.</summary>
    public long Otherwise { get; } = otherwise;
}

/// <summary>The parameter takes text.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WordsAttribute : ShapeAttribute
{
    /// <summary>How many characters it may have.</summary>
    public int Most { get; init; } = Input.MostText;
    /// <summary>How it must look, as a regular expression; null = in any way.</summary>
    public string? Pattern { get; init; }
    /// <summary>The standard it follows, for instance «uuid»; null = none.</summary>
    public string? Format { get; init; }
}
