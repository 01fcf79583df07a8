namespace FundingDirectory.Web.Reference;

/// <summary>A guide to one task with the interface: its examples by programming language. The same files are run or compiled by a test.</summary>
public sealed record Guide(string Id, IReadOnlyList<GuideExample> Examples);

/// <summary>One example, ready to be copied.</summary>
public sealed record GuideExample(string Language, string Code);
