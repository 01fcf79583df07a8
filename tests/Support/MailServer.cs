using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace FundingDirectory.Tests.Support;

/// <summary>A mail as the server took it.</summary>
internal sealed record ReceivedMail(string From, string To, string Raw)
{
    private string Head => Regex.Replace(Raw[..Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)], "\r\n[ \t]", " ");

    /// <summary>Names of the headers in their order.</summary>
    public IReadOnlyList<string> Headers => [.. Head.Split("\r\n").Select(l => l.Split(':')[0])];

    public string? Header(string name) => Head.Split("\r\n").FirstOrDefault(l => l.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    public string Id => Header("Message-ID")!;

    public string Subject => string.Concat(Regex.Matches(Header("Subject")!, @"=\?utf-8\?B\?([^?]*)\?=").Select(m => Encoding.UTF8.GetString(Convert.FromBase64String(m.Groups[1].Value))));

    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Raw[Raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Replace("\r\n", "", StringComparison.Ordinal)));

    /// <summary>The first link of the text into this part of the site, as a path.</summary>
    public string Link(string below) => Regex.Match(Text, $@"https://verzeichnis\.example({Regex.Escape(below)}/\S+)").Groups[1].Value;
}

/// <summary>A small mail server on a free port of this machine. Like those people use it knows a mail by its Message-ID, so that one that comes twice is in the
/// mailbox once.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Task serving;

    public MailServer()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Everything that was handed over, repetitions included.</summary>
    public ConcurrentQueue<ReceivedMail> Taken { get; } = new();

    /// <summary>What people see.</summary>
    public IReadOnlyList<ReceivedMail> Mailbox => [.. Taken.DistinctBy(m => m.Id)];

    /// <summary>Called for each command; an answer given here takes the place of the usual one, null = the usual one. «.» stands for the end of a mail, «» for the greeting.</summary>
    public Func<string, Task<string?>> On { get; set; } = _ => Task.FromResult<string?>(null);

    /// <summary>Called when a mail was taken and before that is said.</summary>
    public Action OnTaken { get; set; } = () => { };

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await serving;
        stop.Dispose();
    }

    private async Task Serve()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                _ = Task.Run(() => Talk(client));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task Talk(TcpClient client)
    {
        try
        {
            using var _ = client;
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await Answer("", "220 mail.example");
            var (from, to) = ("", "");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                if (line.StartsWith("MAIL FROM:", StringComparison.Ordinal)) from = line[11..^1];
                if (line.StartsWith("RCPT TO:", StringComparison.Ordinal)) to = line[9..^1];
                var isSpecial = await Answer(line, line switch { "DATA" => "354 go on", "QUIT" => "221 bye", ['E', 'H', 'L', 'O', ..] => "250-mail.example\r\n250 SIZE", _ => "250 ok" });
                if (line == "QUIT") return;
                if (line != "DATA" || isSpecial) continue;
                // A mail without its last line was not handed over.
                if (await Mail(reader) is not { } raw) return;
                var mail = new ReceivedMail(from, to, raw);
                if (await On(".") is { } refused)
                {
                    await Write(refused);
                    continue;
                }
                Taken.Enqueue(mail);
                OnTaken();
                await Write("250 taken");
            }

            async Task<bool> Answer(string command, string usual)
            {
                var special = await On(command);
                await Write(special ?? usual);
                return special is not null;
            }

            async Task Write(string answer) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The client went away, as clients do.
        }
    }

    private async Task<string?> Mail(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line)
        {
            if (line == ".") return mail.ToString();
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        return null;
    }
}
