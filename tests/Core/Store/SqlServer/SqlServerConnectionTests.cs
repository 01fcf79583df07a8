using FundingDirectory.Core.Store;
using Xunit;

namespace FundingDirectory.Tests.Core.Store.SqlServer;

/// <summary>What settings say about a SQL Server; none of these is connected to.</summary>
public sealed class SqlServerConnectionTests
{
    private static string? Error(string? connectionString, bool unencrypted = false) =>
        new StoreSettings { Store = "sqlserver", ConnectionString = connectionString, UnencryptedStore = unencrypted }.Error();

    [Theory]
    [InlineData(null, "ConnectionString fehlt")]
    [InlineData("Server=db.example", "nennt keine Datenbank")]
    [InlineData("Database=x", "nennt keinen Server")]
    [InlineData("Server=db.example;Database=x;Encrypt=false", "schaltet die Verschlüsselung ab")]
    [InlineData("Server=db.example;Database=x;Passwort=geheim", "ist nicht lesbar")]
    public void A_wrong_connection_string_is_named_without_what_it_holds(string? connectionString, string reason)
    {
        Assert.Contains(reason, Error(connectionString), StringComparison.Ordinal);
        Assert.DoesNotContain("geheim", Error(connectionString), StringComparison.Ordinal);
    }

    [Fact]
    public void Plain_text_is_allowed_on_the_own_machine_or_where_it_is_asked_for()
    {
        Assert.Null(Error("Server=db.example;Database=x"));
        Assert.Null(Error("Server=127.0.0.1,1433;Database=x;Encrypt=false"));
        Assert.Null(Error("Server=tcp:localhost;Database=x;Encrypt=false"));
        Assert.Null(Error("Server=db.example;Database=x;Encrypt=false", unencrypted: true));
    }

    [Fact]
    public async Task A_connection_is_encrypted_and_named_unless_the_string_says_otherwise_and_only_readers_say_that_they_read()
    {
        static string Of(string connectionString, bool readOnly) => FundingDirectory.Core.Store.SqlServer.SqlServerConnection.Factory(connectionString, readOnly)().ConnectionString;
        Assert.Contains("Encrypt=True", Of("Server=db.example;Database=x", readOnly: false), StringComparison.Ordinal);
        Assert.Contains("Foerderverzeichnis", Of("Server=db.example;Database=x", readOnly: false), StringComparison.Ordinal);
        Assert.DoesNotContain("ReadOnly", Of("Server=db.example;Database=x", readOnly: false), StringComparison.Ordinal);
        Assert.Contains("ReadOnly", Of("Server=db.example;Database=x;Encrypt=false", readOnly: true), StringComparison.Ordinal);
        Assert.DoesNotContain("Encrypt=True", Of("Server=db.example;Database=x;Encrypt=false", readOnly: true), StringComparison.Ordinal);

        // Nobody listens there: tried a few times, and then said in one sentence.
        var failure = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Database.SqlServer("Server=127.0.0.1,1;Database=x;Encrypt=false;Connect Timeout=1;ConnectRetryCount=0").Open(CancellationToken.None));
        Assert.Equal("Der Datenbankserver ist nicht erreichbar.", StoreFailure.Explain(failure));
    }
}
