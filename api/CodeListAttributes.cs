namespace FundingDirectory.Api;

/// <summary>The parameter takes codes of a closed list; the API description names them with their German labels.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class CodesAttribute(params Type[] lists) : Attribute
{
    /// <summary>Enumerations whose codes are allowed.</summary>
    public IReadOnlyList<Type> Lists { get; } = lists;
    /// <summary>Codes allowed beside those.</summary>
    public string[] Also { get; init; } = [];
}

/// <summary>The parameter takes a whole number within bounds.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WholeAttribute(int least, int most, int otherwise) : Attribute
{
    public int Least { get; } = least;
    public int Most { get; } = most;
    /// <summary>Value when the parameter is missing.</summary>
    public int Otherwise { get; } = otherwise;
}
