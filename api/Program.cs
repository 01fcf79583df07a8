using System.Net.Sockets;
using FundingDirectory.Api;
using FundingDirectory.Api.Desk;
using FundingDirectory.Core.Store;
using Microsoft.AspNetCore.Connections;

if (Usage.Answer(args) is { } answered) return answered;
var exportTo = args is ["export", var folder] ? folder : null;

var builder = WebApplication.CreateBuilder(exportTo is null ? args : []);
var (settings, error) = Settings.Read(builder.Configuration);
if (error is not null)
{
    Console.Error.WriteLine(error);
    return 1;
}
if (args is ["audit", .. var audit]) return await AuditCommand.Run(audit, settings, Console.Out, Console.Error, CancellationToken.None);
if (args is ["editor", .. var words]) return await EditorCommand.Run(words, settings, builder.Configuration["urls"], Console.Out, Console.Error, CancellationToken.None);
if (args is ["alerts", .. var alerts]) return await AlertCommand.Run(alerts, settings, Console.Out, Console.Error, CancellationToken.None);
try
{
    Hosting.Configure(builder, settings, isStatic: exportTo is not null);
}
catch (Exception e) when (StoreFailure.Explain(e) is { } reason)
{
    Console.Error.WriteLine($"Der Datenordner «{settings.ToStore().Folder}» ist nicht benutzbar: {reason}");
    return 1;
}

var app = builder.Build();
// The store is read while the routes are put together; to describe them nobody needs it.
var reading = args is ["openapi", _] ? Task.FromResult<string?>(null) : Task.Run(() => FirstSteps.Run(app, settings, CancellationToken.None));
Hosting.Use(app);
Routes.Map(app);

if (args is ["openapi", var file])
{
    await OpenApiDescription.Write(app, file);
    return 0;
}
// Everything is in memory before the first request is taken.
if (await reading is { } refusal)
{
    Console.Error.WriteLine(refusal);
    return 1;
}
if (exportTo is not null)
{
    using var stop = new CancellationTokenSource();
    Console.CancelKeyPress += (_, press) =>
    {
        press.Cancel = true;
        stop.Cancel();
    };
    return await ExportSite.Run(app, exportTo, stop.Token);
}
try
{
    await app.RunAsync();
    return 0;
}
catch (Exception e) when (e is IOException { InnerException: AddressInUseException } or SocketException)
{
    var reason = e is SocketException ? $"Das System meldet «{e.Message}»." : "Dort antwortet schon ein anderes Programm.";
    Console.Error.WriteLine($"Der Host kann unter «{(string.IsNullOrEmpty(builder.Configuration["urls"]) ? Hosting.DefaultAddress : builder.Configuration["urls"])}» nicht antworten: {reason} Eine andere Adresse nennt --urls.");
    return 1;
}
