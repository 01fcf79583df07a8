using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace FundingDirectory.Web.Addresses;

/// <summary>Which examples are wanted: state by key, size by the key of its class or <see cref="UnknownSize"/>, topic. Null = any.</summary>
public sealed record UseCaseFilter(string? State = null, string? Size = null, Topic? Topic = null)
{
    /// <summary>The key for examples whose source does not say how many people live there.</summary>
    public const string UnknownSize = "unbekannt";

    /// <summary>Whether an example is wanted.</summary>
    public bool Takes(UseCase example) =>
        (State is not { } state || example.Areas.Any(a => a.StartsWith(state, StringComparison.Ordinal)))
        && (Size is null || Size == (example.Inhabitants is { } people ? SizeClass.Key(people) : UnknownSize))
        && (Topic is not { } topic || example.Topics.Contains(topic));
}

/// <summary>What the address of the examples asks for. Errors name values that were left out.</summary>
public sealed record UseCaseRequest(UseCaseFilter Filter, IReadOnlyList<FieldError> Errors);

/// <summary>The address of the examples: the filters as parameters, both ways.</summary>
public static class UseCaseAddress
{
    public const string Path = "/praxisbeispiele";

    /// <summary>Every size in words by its key, from the smallest on; the unknown one last.</summary>
    public static IReadOnlyList<Term> Sizes { get; } = [.. SizeClass.All, new(UseCaseFilter.UnknownSize, "nicht angegeben")];

    /// <summary>Reads an address; unusable values become errors, never exceptions.</summary>
    public static UseCaseRequest Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters);
        var size = reader.Words("groesse", "Größe", key => Sizes.Any(s => s.Value == key));
        return new(new(reader.State(), size.Count > 0 ? size[0] : null, reader.Code<Topic>("thema", "Thema")), reader.Errors);
    }

    /// <summary>The address of the page with the filters.</summary>
    public static string Write(UseCaseFilter filter)
    {
        var address = new QueryBuilder();
        if (filter.State is { } state) address.Add("land", state);
        if (filter.Size is { } size) address.Add("groesse", size);
        if (filter.Topic is { } topic) address.Add("thema", Vocabulary.Code(topic));
        return Path + address;
    }
}
