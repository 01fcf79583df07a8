namespace FundingDirectory.Core.Domain;

/// <summary>An editor who has the form of an entry open, and since when.</summary>
public sealed record FormHolder(string Editor, DateTimeOffset Since);

/// <summary>What stood in a form before it was saved. Version and Edit: the state of the entry and its draft from which the form was made; Inputs: by their names, as typed.</summary>
public sealed record KeptForm(int Version, int Edit, DateTimeOffset KeptAt, IReadOnlyDictionary<string, IReadOnlyList<string>> Inputs);
