using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using FundingDirectory.Api;
using FundingDirectory.Api.Alerts;
using FundingDirectory.Tests.Support;
using Xunit;

namespace FundingDirectory.Tests.Api.Alerts;

public sealed class SmtpSessionTests
{
    private static readonly MailAddress From = MailAddress.Parse("verzeichnis@muster.example")!, To = MailAddress.Parse("anna@gemeinde.example")!;

    private static SmtpSettings Settings(int port, string security = "none", string? user = null) => new() { Host = "localhost", Port = port, Security = security, User = user, Password = "geheim", TimeoutSeconds = 2 };

    [Fact]
    public async Task Several_mails_go_over_one_connection_as_they_are()
    {
        await using var server = new MailServer();
        string[] mails = ["A: 1\r\n\r\n.\r\n..\r\n.Punkt\r\n", ".Punkt am Anfang\r\n"];
        await using (var session = await SmtpSession.Open(Settings(server.Port), CancellationToken.None))
            foreach (var mail in mails) await session.Send(From, To, mail, CancellationToken.None);
        Assert.Equal(mails, server.Taken.Select(m => m.Raw));
        Assert.All(server.Taken, m => Assert.Equal((From.Value, To.Value), (m.From, m.To)));
    }

    [Fact]
    public async Task A_server_that_cannot_encrypt_gets_neither_password_nor_mail()
    {
        var commands = new ConcurrentQueue<string>();
        await using var server = new MailServer
        {
            On = command =>
            {
                commands.Enqueue(command);
                return Task.FromResult(command == "STARTTLS" ? "502 not here" : null);
            },
        };
        var refused = await Assert.ThrowsAsync<SmtpException>(() => SmtpSession.Open(Settings(server.Port, "starttls", "anna"), CancellationToken.None));
        Assert.Equal((502, false), (refused.Code, refused.NoSuchMailbox));
        Assert.DoesNotContain(commands, c => c.StartsWith("AUTH", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await using var secured = new SslStream(client.GetStream());
            await Record.ExceptionAsync(() => secured.AuthenticateAsServerAsync(certificate));
        }, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<AuthenticationException>(() => SmtpSession.Open(Settings(((IPEndPoint)listener.LocalEndpoint).Port, "tls") with { TimeoutSeconds = 30 }, CancellationToken.None));
        await serving;
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_for_ever()
    {
        await using var server = new MailServer { On = command => Task.FromResult(command.Length == 0 ? new string('2', 100_000) : null) };
        await Assert.ThrowsAsync<SmtpException>(() => SmtpSession.Open(Settings(server.Port), CancellationToken.None));
        server.On = command => Task.FromResult(command.Length == 0 ? string.Join("\r\n", Enumerable.Repeat("220-more", 5_000)) : null);
        await Assert.ThrowsAsync<SmtpException>(() => SmtpSession.Open(Settings(server.Port), CancellationToken.None));
    }

    [Fact]
    public async Task Where_nobody_listens_the_reason_is_a_network_s()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await Assert.ThrowsAnyAsync<SocketException>(() => SmtpSession.Open(Settings(port), CancellationToken.None));
    }
}
