using FundingDirectory.Api.Desk.Accounts;
using FundingDirectory.Core.Domain;
using FundingDirectory.Core.Store;
using FundingDirectory.Web.Desk;

namespace FundingDirectory.Api.Desk;

/// <summary>«editor …» on the command line: how the first account begins, and how one gets back in that lost its passkey.</summary>
public static class EditorCommand
{
    public const string Usage = "editor add <Name> --role <read|edit|approve|administer>   legt ein Konto an und zeigt seinen Einmal-Link\neditor link <Name>                                         zeigt einen neuen Einmal-Link\neditor list                                                zeigt die Konten";

    /// <summary>Carries the command out; 0 = done, 1 = not possible, 2 = not understood.</summary>
    public static async Task<int> Run(string[] words, Settings settings, string? urls, TextWriter output, TextWriter errors, CancellationToken cancel)
    {
        var database = settings.ToStore().Open();
        await Migrations.Run(database, cancel);
        var accounts = new AccountStore(database);
        var newAccount = new NewAccount(accounts, new InvitationStore(database), new EditorLog(database), TimeProvider.System);
        switch (words)
        {
            case ["list"]:
                foreach (var editor in await accounts.All(cancel)) await output.WriteLineAsync($"{editor.Name}: {DeskWords.Of(editor.Role)}{(editor.MayWork ? "" : ", ohne Zugang")}");
                return 0;
            case ["link", var name]:
                if (await accounts.Find(name, cancel) is not { } known) return await Fail(1, $"Ein Konto mit dem Namen «{name}» gibt es nicht.");
                await Tell(known, await newAccount.Link(known, "command", cancel));
                return 0;
            case ["add", var name, "--role", var word]:
                if (Vocabulary.Parse<EditorRole>(word) is not { } role) return await Fail(2, $"Die Rolle «{word}» gibt es nicht. Möglich sind: {string.Join(", ", Enum.GetValues<EditorRole>().Select(r => Vocabulary.Code(r)))}.");
                if (NewAccount.Error(name.Trim()) is { } wrong) return await Fail(2, wrong);
                if (await newAccount.Add(name.Trim(), role, "command", cancel) is not var (added, secret)) return await Fail(1, $"Ein Konto mit dem Namen «{name}» gibt es schon. «editor link {name}» gibt ihm einen neuen Einmal-Link.");
                await Tell(added, secret);
                return 0;
            default:
                return await Fail(2, Usage);
        }

        async Task<int> Fail(int code, string reason)
        {
            await errors.WriteLineAsync(reason);
            return code;
        }

        async Task Tell(Editor editor, string secret)
        {
            await output.WriteLineAsync($"{Root(settings, urls)}{UseInvitation.Path}/{secret}");
            await output.WriteLineAsync($"Einmal-Link für {editor.Name} ({DeskWords.Of(editor.Role)}), gültig {InvitationStore.Lifetime.TotalHours:0} Stunden. Das Verzeichnis muss laufen.");
        }
    }

    /// <summary>Where a browser reaches the site; passkeys need a name, so the own machine is «localhost».</summary>
    private static string Root(Settings settings, string? urls)
    {
        if (settings.PublicUrl is { Length: > 0 } url) return url.TrimEnd('/');
        var first = Uri.TryCreate(urls?.Split(';')[0], UriKind.Absolute, out var given) ? given : new Uri(Hosting.DefaultAddress);
        return $"{first.Scheme}://{(first.HostNameType == UriHostNameType.Dns ? first.Host : "localhost")}:{first.Port}";
    }
}
