using System.Text.RegularExpressions;
using FundingDirectory.Core.Store;
using FundingDirectory.Tests.Support;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace FundingDirectory.Tests.Core.Store.SqlServer;

/// <summary>Every SQL text of the program as SQL Server's own parser reads it, so that none is wrong only where no SQL Server is at hand.</summary>
public sealed partial class TransactSqlTests
{
    // Never opened: only its words are asked for.
    private static readonly Database Server = Database.SqlServer("Server=.;Database=x");

    public static TheoryData<string, string> Texts => [.. Sources().Concat(Migrations.Scripts().Select(s => ($"Schema {s.Version}", Server.Translate(s.Script))))];

    [Theory, MemberData(nameof(Texts))]
    public void Every_statement_is_transact_sql(string place, string sql) => Assert.Empty(Errors(sql).Select(e => $"{place}, line {e.Line}: {e.Message}"));

    [Theory]
    [InlineData("select a from b limit 1")]
    [InlineData("insert into a (b) values (1) on conflict do nothing")]
    [InlineData("select id, plan from entry")]
    public void The_parser_refuses_what_sql_server_would(string sql) => Assert.NotEmpty(Errors(sql));

    [Fact]
    public void The_oldest_and_the_newest_parser_are_asked() => Assert.Equal(2, Parsers().Length);

    private static TSqlParser[] Parsers() => [new TSql110Parser(initialQuotedIdentifiers: true), new TSql170Parser(initialQuotedIdentifiers: true)];

    private static IEnumerable<ParseError> Errors(string sql) => Parsers().SelectMany(parser =>
    {
        // Dapper writes a list of names in the place of one: in @Ids becomes in (@Ids1, @Ids2 …).
        parser.Parse(new StringReader(Lists().Replace(sql, "in ($1)")), out var errors);
        return errors;
    });

    private static IEnumerable<(string, string)> Sources() =>
        from file in Repository.Sources("core/Store")
        from match in SqlTexts().Matches(File.ReadAllText(file))
        select ($"{Path.GetFileName(file)} {match.Groups[1].Value}", match.Groups[2].Value);

    [GeneratedRegex("const string (Sql\\w+) = \"\"\"(.*?)\"\"\"", RegexOptions.Singleline)]
    private static partial Regex SqlTexts();

    [GeneratedRegex(@"\bin (@\w+)")]
    private static partial Regex Lists();
}
