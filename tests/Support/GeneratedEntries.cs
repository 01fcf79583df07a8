using FundingDirectory.Core.Domain;

namespace FundingDirectory.Tests.Support;

/// <summary>Invented entries in any number: mostly programmes, with facts spread as in the real directory. The same number always gives the same entry.</summary>
/// <param name="words">The vocabulary.</param>
/// <param name="length">Words of the description; 110 make about 1 kB of text, 530 about 4 kB.</param>
internal sealed class GeneratedEntries(GeneratedWords words, int length)
{
    /// <summary>The day around which the deadlines are spread.</summary>
    public static readonly DateOnly Today = new(2026, 3, 2);
    private const string Hyphenated = "Smart-City-Labor";

    public IReadOnlyList<Entry> Take(int count) => [.. Enumerable.Range(0, count).Select(i => Of(i))];

    /// <summary>An entry in one of its versions; each says something else.</summary>
    public Entry Of(int number, int version = 1, EntryStatus status = EntryStatus.Published) => new()
    {
        Id = EntryId.From("generated", $"{number}"), Version = version, Revision = number + 1, Status = status, SavedAt = DateTimeOffset.UnixEpoch, SavedBy = "import:generated",
        Content = Content(number, new Random(HashCode(number, version))),
    };

    private EntryContent Content(int number, Random random)
    {
        var (title, summary, text) = (string.Join(' ', Enumerable.Range(0, random.Next(4, 8)).Select(_ => words.Telling(random))), words.Text(random, random.Next(8, 20)), words.Text(random, random.Next(length / 2, length * 3 / 2)));
        var (slug, keywords) = ($"eintrag-{number}", new[] { words.Telling(random), words.Telling(random) });
        return random.Next(20) switch
        {
            0 => new CompetenceCentre { Slug = slug, Title = title, Summary = summary, Description = text, Keywords = keywords, Operator = Funder(random), Areas = Areas(random), Topics = Topics(random) },
            1 => new Article { Slug = slug, Title = title, Summary = summary, Description = text, Keywords = keywords, Publisher = Funder(random), Topics = Topics(random), Language = random.Next(3) == 0 ? "en" : "de" },
            2 => new UseCase { Slug = slug, Title = title, Summary = summary, Description = text, Keywords = [Hyphenated], Municipality = words.Telling(random), Areas = Areas(random), Topics = Topics(random) },
            _ => Programme(random) with { Slug = slug, Title = title, Summary = summary, Description = text, Keywords = keywords },
        };
    }

    private static FundingProgramme Programme(Random random)
    {
        var closes = Today.AddDays(random.Next(-200, 400));
        return new FundingProgramme
        {
            Slug = "", Title = "", Level = Some(random, Enum.GetValues<FundingLevel>()), FundingBody = new Organisation { Name = Funder(random) }, FundingAreas = Areas(random), AreaUnknown = random.Next(10) == 0,
            Topics = Topics(random), FundingTypes = [.. Few(random, Enum.GetValues<FundingType>(), 2)], EligibleApplicants = [.. Few(random, Enum.GetValues<ApplicantType>(), 4)],
            DeadlineModel = random.Next(3) == 0 ? DeadlineModel.Rolling : DeadlineModel.Single,
            Rounds = random.Next(3) == 0 ? [] : [new Round { Kind = RoundKind.Application, Opens = closes.AddDays(-100), Closes = closes }],
        };
    }

    private static string Funder(Random random) => $"{Some(random, ["Ministerium", "Landesamt", "Förderbank", "Stiftung"])} {Some(random, Vocabulary.States.Select(s => s.Label).ToArray())}";

    private static string[] Areas(Random random) => random.Next(3) == 0 ? [] : [.. Few(random, Vocabulary.States.Select(s => s.Value).ToArray(), 2)];

    private static Topic[] Topics(Random random) => [.. Few(random, Enum.GetValues<Topic>(), 3)];

    private static IEnumerable<T> Few<T>(Random random, T[] values, int most) => Enumerable.Range(0, random.Next(1, most + 1)).Select(_ => Some(random, values)).Distinct();

    private static T Some<T>(Random random, T[] values) => values[random.Next(values.Length)];

    private static int HashCode(int number, int version) => unchecked((number * 397) ^ (version * 7_919));
}
