using FundingDirectory.Api;
using FundingDirectory.Core.Search;
using FundingDirectory.Core.Store;

// What begins with a dash is a setting for the framework.
if (args.Length > 0 && args is not ["openapi", _] && !args[0].StartsWith('-'))
{
    Console.Error.WriteLine($"Den Befehl «{args[0]}» gibt es nicht. Ohne Befehl startet das Verzeichnis; «openapi <datei>» schreibt die Beschreibung der Schnittstelle.");
    return 2;
}

var builder = WebApplication.CreateBuilder(args);
var (settings, error) = Settings.Read(builder.Configuration);
if (error is not null)
{
    Console.Error.WriteLine(error);
    return 1;
}
Hosting.Configure(builder, settings);

var app = builder.Build();
Hosting.Use(app);
Routes.Map(app);

if (args is ["openapi", var file])
{
    await OpenApiDescription.Write(app, file);
    return 0;
}
// Everything is in memory before the first request is taken.
var database = app.Services.GetRequiredService<Database>();
await Migrations.Run(database, CancellationToken.None);
await FirstStart.Run(database, Path.Combine(AppContext.BaseDirectory, "Catalogue"), app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), CancellationToken.None);
await app.Services.GetRequiredService<IndexFollower>().Follow(CancellationToken.None);
await app.RunAsync();
return 0;
