using FundingDirectory.Core.Domain;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>One directory for everything that is checked of the contract: the starter catalogue and a withdrawn programme.</summary>
public sealed class ContractSite : IAsyncLifetime
{
    /// <summary>The descriptions that are checked.</summary>
    public static IReadOnlyList<string> Documents { get; } = ["v1", "common-grants"];

    public DirectoryApp App { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await App.InitializeAsync();
        await App.Publish(Make.Programme("zurueckgezogen", "Ein Programm, das die Quelle nicht mehr führt"), EntryStatus.Withdrawn);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
