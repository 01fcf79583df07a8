using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api;

/// <summary>Where things stand in the API.</summary>
public static class ApiAddress
{
    public const string Root = "/api/v1";

    /// <summary>The collection of a kind, below the root.</summary>
    public static string Of(EntryKind kind) => kind switch
    {
        EntryKind.FundingProgramme => "/funding-programmes",
        EntryKind.CompetenceCentre => "/competence-centres",
        EntryKind.Article => "/articles",
        _ => "/use-cases",
    };

    /// <summary>The record of an entry.</summary>
    public static string Of(Entry entry) => $"{Root}{Of(entry.Kind)}/{entry.Id}";
}
