using System.Xml.Linq;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FundingDirectory.Api;

/// <summary>Keeps the keys of sessions and forms in the store, so that any host can read what another has signed.</summary>
internal sealed class SharedKeys(ProtectionKeyStore store) : IXmlRepository
{
    // The framework asks without waiting, at the start and then about once a day.
    public IReadOnlyCollection<XElement> GetAllElements() => [.. store.All(CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        store.Add(friendlyName, element.ToString(SaveOptions.DisableFormatting), CancellationToken.None).GetAwaiter().GetResult();
}
