using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Http.HttpResults;

namespace FundingDirectory.Api.Meta;

/// <summary>GET /vocabulary</summary>
public static class GetVocabulary
{
    /// <summary>Every closed code list with German labels and, where one fits, the code of the official XÖV list.</summary>
    public static Ok<IReadOnlyDictionary<string, IReadOnlyList<Term>>> Handle() => TypedResults.Ok(Vocabulary.Lists);
}
