namespace FundingDirectory.Core.Search;

/// <summary>What a completion is.</summary>
public enum CompletionKind { Term, FundingProgramme, CompetenceCentre, Article, UseCase, Funder, Municipality }

/// <summary>A suggestion while somebody types. <c>EntryId</c>: the entry when it is a title; <c>Ars</c>: the regional key when it is a place; otherwise null.</summary>
public sealed record Completion(string Text, CompletionKind Kind, string? EntryId = null, string? Ars = null);
