using System.Runtime.CompilerServices;

namespace FundingDirectory.Core.Matching;

/// <summary>How rules say what they found. The sentence is only put together when <c>worded</c> is true.</summary>
internal static class Say
{
    public static Finding Met(bool worded, string field, [InterpolatedStringHandlerArgument(nameof(worded))] Sentence text, double points = 0) =>
        new() { Outcome = Outcome.Met, Field = field, Text = text.Written(), Points = points };

    public static Finding Unknown(bool worded, string field, [InterpolatedStringHandlerArgument(nameof(worded))] Sentence text, string? asks = null, bool decides = true, double points = 0) =>
        new() { Outcome = Outcome.Unknown, Field = field, Text = text.Written(), Asks = asks, OnlyInforms = !decides, Points = points };

    public static Finding NotMet(bool worded, string field, [InterpolatedStringHandlerArgument(nameof(worded))] Sentence text) =>
        new() { Outcome = Outcome.NotMet, Field = field, Text = text.Written() };

    public static Finding NotMet(bool worded, string field, [InterpolatedStringHandlerArgument(nameof(worded))] Sentence text, [InterpolatedStringHandlerArgument(nameof(worded))] Sentence wouldFitIf) =>
        new() { Outcome = Outcome.NotMet, Field = field, Text = text.Written(), WouldFitIf = wouldFitIf.Written() };

    /// <summary>A German sentence that is not even begun when nobody will read it.</summary>
    [InterpolatedStringHandler]
    public ref struct Sentence
    {
        private readonly bool wanted;
        private DefaultInterpolatedStringHandler words;

        public Sentence(int literalLength, int formattedCount, bool worded, out bool append)
        {
            (wanted, append) = (worded, worded);
            if (worded) words = new DefaultInterpolatedStringHandler(literalLength, formattedCount);
        }

        public void AppendLiteral(string text) => words.AppendLiteral(text);
        public void AppendFormatted(string? text) => words.AppendFormatted(text);
        public void AppendFormatted<T>(T value) => words.AppendFormatted(value);
        public string? Written() => wanted ? words.ToStringAndClear() : null;
    }
}
