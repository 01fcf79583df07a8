using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace FundingDirectory.Core.Store.SqlServer;

/// <summary>A connection whose single statements are tried again when a failure passes by itself (<see cref="RetryingCommand"/>). A transaction is not: who began it knows
/// what belongs to it (<see cref="Database.InTransaction"/>), so its own connection is the bare one.</summary>
internal sealed class RetryingConnection(DbConnection inner) : DbConnection
{
    internal DbConnection Inner => inner;

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override int ConnectionTimeout => inner.ConnectionTimeout;
    public override string Database => inner.Database;
    public override string DataSource => inner.DataSource;
    public override string ServerVersion => inner.ServerVersion;
    public override ConnectionState State => inner.State;

    public override void Open() => inner.Open();

    public override Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public override void Close() => inner.Close();

    public override Task CloseAsync() => inner.CloseAsync();

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    /// <summary>An open connection in place of one that broke.</summary>
    internal async Task Renew(CancellationToken cancel)
    {
        if (inner.State == ConnectionState.Open) return;
        await inner.CloseAsync();
        await inner.OpenAsync(cancel);
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => new RetryingCommand(this, inner.CreateCommand());

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }
}
