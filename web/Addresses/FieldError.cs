namespace FundingDirectory.Web.Addresses;

/// <summary>A value of the address that cannot be used: the parameter and what to do, in German.</summary>
public sealed record FieldError(string Field, string Message);
