using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace FundingDirectory.Api.Alerts;

/// <summary>The server did not take a mail. <c>Code</c>: its answer, 0 = none that can be read. <c>NoSuchMailbox</c>: it refuses the address for good. The words of the
/// answer are left out, because they may repeat the address.</summary>
public sealed class SmtpException(string step, int code, bool noSuchMailbox = false) : IOException(string.Create(CultureInfo.InvariantCulture, $"The mail server answered {step} with {code}."))
{
    public int Code => code;
    public bool NoSuchMailbox => noSuchMailbox;
}

/// <summary>A conversation with a mail server (RFC 5321). The framework's client cannot be hurried when a server hangs and does not tell at which step it was refused; that
/// decides here whether a mail is tried again. Every step has its time; a session that failed is not used again.</summary>
public sealed class SmtpSession : IAsyncDisposable
{
    // RFC 5321 allows 512 octets a line; anything far beyond is no mail server.
    private const int LongestLine = 4_000, MostLines = 100;

    private readonly TcpClient connection = new();
    private readonly SmtpSettings settings;
    private Stream stream = Stream.Null;
    private readonly byte[] buffer = new byte[1];

    private SmtpSession(SmtpSettings settings) => this.settings = settings;

    /// <summary>Connects, secures the connection as set, and signs in.</summary>
    public static async Task<SmtpSession> Open(SmtpSettings settings, CancellationToken cancel)
    {
        var session = new SmtpSession(settings);
        var ready = false;
        try
        {
            await session.Begin(cancel);
            ready = true;
            return session;
        }
        finally
        {
            if (!ready) session.connection.Dispose();
        }
    }

    private async Task Begin(CancellationToken cancel)
    {
        using (var limit = Limit(cancel)) await connection.ConnectAsync(settings.Host!, settings.Port, limit.Token);
        stream = connection.GetStream();
        if (settings.Security == "tls") await Secure(cancel);
        await Expect("the connection", 220, cancel);
        await Ask("EHLO", $"EHLO {Me}", 250, cancel);
        if (settings.Security == "starttls")
        {
            await Ask("STARTTLS", "STARTTLS", 220, cancel);
            await Secure(cancel);
            await Ask("EHLO", $"EHLO {Me}", 250, cancel);
        }
        if (!string.IsNullOrEmpty(settings.User))
            await Ask("AUTH", $"AUTH PLAIN {Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0{settings.User}\0{settings.Password}"))}", 235, cancel);
    }

    /// <summary>Hands a mail over. Comes back only when the server has said that it is its own now; nothing is delivered before the last line.</summary>
    public async Task Send(MailAddress from, MailAddress to, string mail, CancellationToken cancel)
    {
        await Ask("MAIL", $"MAIL FROM:<{from.Value}>", 250, cancel);
        await Write($"RCPT TO:<{to.Value}>\r\n", cancel);
        var code = await Answer(cancel);
        if (code is not (250 or 251)) throw new SmtpException("RCPT", code, noSuchMailbox: code is >= 550 and <= 559);
        await Ask("DATA", "DATA", 354, cancel);
        // A line with a single dot would end the mail.
        await Write(mail.StartsWith('.') ? "." + mail.Replace("\r\n.", "\r\n..", StringComparison.Ordinal) : mail.Replace("\r\n.", "\r\n..", StringComparison.Ordinal), cancel);
        await Ask("the mail", ".", 250, cancel);
    }

    /// <summary>Ends the conversation as servers like it, without waiting for long.</summary>
    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        // Whoever is gone already need not hear it.
        await Task.Run(() => Write("QUIT\r\n", limit.Token)).ContinueWith(_ => { }, TaskScheduler.Default);
        connection.Dispose();
    }

    private static string Me => Environment.MachineName is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? name : "localhost";

    private async Task Secure(CancellationToken cancel)
    {
        var secured = new SslStream(stream);
        stream = secured;
        using var limit = Limit(cancel);
        await secured.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = settings.Host }, limit.Token);
    }

    private async Task Ask(string step, string command, int expected, CancellationToken cancel)
    {
        await Write(command + "\r\n", cancel);
        await Expect(step, expected, cancel);
    }

    private async Task Expect(string step, int expected, CancellationToken cancel)
    {
        var code = await Answer(cancel);
        if (code != expected) throw new SmtpException(step, code);
    }

    private async Task Write(string text, CancellationToken cancel)
    {
        using var limit = Limit(cancel);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), limit.Token);
        await stream.FlushAsync(limit.Token);
    }

    /// <summary>The code of an answer, whose lines but the last have a dash behind it.</summary>
    private async Task<int> Answer(CancellationToken cancel)
    {
        using var limit = Limit(cancel);
        for (var i = 0; i < MostLines; i++)
        {
            var line = await Line(limit.Token);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code)) return 0;
            if (line.Length == 3 || line[3] != '-') return code;
        }
        return 0;
    }

    // Byte by byte: what follows an answer may already be encrypted.
    private async Task<string> Line(CancellationToken cancel)
    {
        var line = new StringBuilder();
        while (line.Length < LongestLine)
        {
            if (await stream.ReadAsync(buffer, cancel) == 0) throw new SmtpException("by closing the connection", 0);
            if (buffer[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)buffer[0]);
        }
        throw new SmtpException("with an endless line", 0);
    }

    private CancellationTokenSource Limit(CancellationToken cancel)
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        return limit;
    }
}
