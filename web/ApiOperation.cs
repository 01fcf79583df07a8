namespace FundingDirectory.Web;

/// <summary>One operation of the API as the reference page shows it.</summary>
public sealed record ApiOperation(string Tag, string Method, string Path, string? Summary, IReadOnlyList<ApiParameter> Parameters);

/// <summary>One parameter of an operation.</summary>
public sealed record ApiParameter(string Name, string? Description);
