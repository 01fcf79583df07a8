using FundingDirectory.Core.Store;
using Microsoft.Data.SqlClient;
using Xunit;

namespace FundingDirectory.Tests.Support;

/// <summary>An empty database of its own on the SQL Server that <c>FUNDINGDIRECTORY_TEST_SQLSERVER</c> names; without one, the test is skipped and says so.</summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string Variable = "FUNDINGDIRECTORY_TEST_SQLSERVER";

    private readonly string name = $"fd_{Guid.NewGuid():n}"[..16];

    private TestServer(string given) => ConnectionString = new SqlConnectionStringBuilder(given) { InitialCatalog = name }.ConnectionString;

    public string ConnectionString { get; }

    public Database Database => field ??= Database.SqlServer(ConnectionString);

    public static async Task<TestServer> Start()
    {
        var given = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(given)) Assert.Skip($"{Variable} names no SQL Server");
        var server = new TestServer(given!);
        await Run($"create database {server.name}");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        SqlConnection.ClearAllPools();
        await Run($"drop database {name}");
    }

    private static async Task Run(string statement)
    {
        await using var connection = new SqlConnection(Environment.GetEnvironmentVariable(Variable));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name made here.
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
