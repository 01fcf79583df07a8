using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace FundingDirectory.Core.Store.SqlServer;

/// <summary>
/// A statement that is tried again when the server took it back, and a question also when the connection broke: asking twice harms nobody, writing twice would.
/// Inside a transaction nothing is tried again.
/// </summary>
internal sealed class RetryingCommand(RetryingConnection connection, DbCommand inner) : DbCommand
{
    [AllowNull]
    public override string CommandText
    {
        get => inner.CommandText;
#pragma warning disable CA2100 // Passes on what the stores say.
        set => inner.CommandText = value;
#pragma warning restore CA2100
    }

    public override int CommandTimeout { get => inner.CommandTimeout; set => inner.CommandTimeout = value; }
    public override CommandType CommandType { get => inner.CommandType; set => inner.CommandType = value; }
    public override bool DesignTimeVisible { get => inner.DesignTimeVisible; set => inner.DesignTimeVisible = value; }
    public override UpdateRowSource UpdatedRowSource { get => inner.UpdatedRowSource; set => inner.UpdatedRowSource = value; }
    protected override DbConnection? DbConnection { get => connection; set => inner.Connection = value is RetryingConnection wrapped ? wrapped.Inner : value; }
    protected override DbParameterCollection DbParameterCollection => inner.Parameters;
    protected override DbTransaction? DbTransaction { get => inner.Transaction; set => inner.Transaction = value; }

    private bool IsQuestion => inner.CommandText.AsSpan().TrimStart().StartsWith("select", StringComparison.OrdinalIgnoreCase);

    public override void Cancel() => inner.Cancel();

    public override void Prepare() => inner.Prepare();

    public override int ExecuteNonQuery() => inner.ExecuteNonQuery();

    public override object? ExecuteScalar() => inner.ExecuteScalar();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) => Again(() => inner.ExecuteNonQueryAsync(cancellationToken), cancellationToken);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) => Again(() => inner.ExecuteScalarAsync(cancellationToken), cancellationToken);

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => inner.ExecuteReader(behavior);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Again(() => inner.ExecuteReaderAsync(behavior, cancellationToken), cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    private async Task<T> Again<T>(Func<Task<T>> run, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (attempt > 1) await connection.Renew(cancel);
                return await run();
            }
            catch (DbException e) when (inner.Transaction is null && attempt < Database.MostAttempts && MayBeTriedAgain(SqlServerConnection.Judge(e)))
            {
            }
            await Task.Delay(Database.PauseAfter(attempt), cancel);
        }
    }

    private bool MayBeTriedAgain(Fault fault) => fault == Fault.TakenBack || (fault == Fault.CutOff && IsQuestion);
}
