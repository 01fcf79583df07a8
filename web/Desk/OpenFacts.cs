using FundingDirectory.Core.Domain;

namespace FundingDirectory.Web.Desk;

/// <summary>What the pages of one entry need to know of it. Version 0 = not published; Edit 0 = no draft.</summary>
public sealed record OpenFacts(string Id, EntryKind Kind, string Title, int Version, int Edit, Draft? Draft);
