using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using FundingDirectory.Api.Alerts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;

namespace FundingDirectory.Api;

/// <summary>Sends what lies in the outbox. A message counts as sent when the server has taken it and that is written down. Should the process die between the two, the same
/// bytes are sent again under the same Message-ID, by which mailboxes know them for one: nothing is lost, and a reader sees nothing twice.</summary>
public sealed class MailOut(AlertOutbox outbox, SubscriptionStore subscriptions, AlertSeal seal, MailAddress from, SmtpSettings server, TimeProvider time, ILogger<MailOut> log)
{
    // A connection is not held for longer; servers close it anyway.
    private const int MostInOneSession = 50;

    // The first tries come quickly, because most servers that refuse ask for just that; the last pause repeats until the server is there again.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(6)];

    /// <summary>How long a try belongs to the one who began it: longer than all its steps may take.</summary>
    private TimeSpan Lease => TimeSpan.FromSeconds(server.TimeoutSeconds * 24);

    /// <summary>Tries everything that is due, until nothing is or the server cannot be reached; says how many were taken.</summary>
    public async Task<int> Once(CancellationToken cancel)
    {
        var sent = 0;
        SmtpSession? session = null;
        try
        {
            for (var i = 1; await Claim(cancel) is { } message; i++)
            {
                try
                {
                    session ??= await SmtpSession.Open(server, cancel);
                    await Send(session, message, cancel);
                    sent++;
                    if (i % MostInOneSession != 0) continue;
                }
                catch (Exception e) when (IsOfTheServer(e) && !cancel.IsCancellationRequested)
                {
                    await Failed(message, e, cancel);
                    // Who cannot be reached now is not asked for every message that waits.
                    if (session is null) return sent;
                }
                await session.DisposeAsync();
                session = null;
            }
        }
        finally
        {
            if (session is not null) await session.DisposeAsync();
        }
        await outbox.Tidy(time.GetUtcNow(), cancel);
        return sent;
    }

    private Task<AlertMessage?> Claim(CancellationToken cancel) => outbox.Claim(time.GetUtcNow(), time.GetUtcNow() + Lease, cancel);

    private async Task Send(SmtpSession session, AlertMessage message, CancellationToken cancel)
    {
        // Ended while it waited: whoever said stop gets nothing more.
        if (await subscriptions.Get(message.SubscriptionId, cancel) is not { } subscription) return;
        if (MailAddress.Parse(seal.Open(subscription.Address, subscription.Id)) is not { } to || SealedMail.Open(message.Content, message.Id, seal) is not { } mail)
            throw new CryptographicException("The mail was stored with another key.");
        await session.Send(from, to, mail, cancel);
        // Taken is taken, whatever is asked of this host now.
        await outbox.Sent(message, time.GetUtcNow(), CancellationToken.None);
    }

    private async Task Failed(AlertMessage message, Exception failure, CancellationToken cancel)
    {
        var due = time.GetUtcNow() + Pauses[Math.Min(message.Attempts, Pauses.Length) - 1];
        log.LogWarning("A mail could not be sent, try {Attempt}: {Reason}", message.Attempts, failure is SmtpException or CryptographicException ? failure.Message : failure.GetType().Name);
        if (failure is not SmtpException { NoSuchMailbox: true }) await outbox.Later(message, due, cancel);
        else if (await outbox.Refused(message, due, cancel)) log.LogInformation("A subscription ended: its mailbox does not exist");
    }

    // A key that was changed is no fault of the server, but must not stop the others either.
    private static bool IsOfTheServer(Exception e) => e is IOException or SocketException or OperationCanceledException or AuthenticationException or CryptographicException;
}
