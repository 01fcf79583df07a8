using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Api.Description;
using FundingDirectory.Core.Domain;
using FundingDirectory.Web.Reference;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FundingDirectory.Api;

/// <summary>The descriptions of our interfaces (OpenAPI 3.1): what the generator reads from the code, made exact and told in German. The committed files are compared with
/// them by a test.</summary>
public sealed class OpenApiDescription(IServiceProvider services)
{
    /// <summary>The description of <c>/api/v1</c>.</summary>
    public const string Main = "v1";
    /// <summary>The description of <c>/common-grants</c>.</summary>
    public const string CommonGrants = "common-grants";

    private static readonly JsonSerializerOptions Layout = new(EntryJson.Options) { WriteIndented = true };

    private readonly ConcurrentDictionary<string, Lazy<Task<(string Text, ApiReference Reference)>>> documents = new(StringComparer.Ordinal);

    /// <summary>Registers the generator with our rules.</summary>
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OpenApiDescription>();
        Add(services, Main);
        Add(services, CommonGrants);
    }

    /// <summary>Maps <c>/openapi/v1.json</c> and <c>/openapi/common-grants.json</c>.</summary>
    public static void Map(WebApplication app)
    {
        Map(app, Main);
        Map(app, CommonGrants);
    }

    /// <summary>Where the description of CommonGrants lies beside a file with ours.</summary>
    public static string Beside(string file) => Path.ChangeExtension(file, $"{CommonGrants}.json");

    /// <summary>Writes our description into a file, and that of CommonGrants beside it.</summary>
    public static async Task Write(WebApplication app, string file)
    {
#pragma warning disable ASP0014 // The host is not started here, and only starting or this makes the routes known to the generator.
        app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
        var description = app.Services.GetRequiredService<OpenApiDescription>();
        await File.WriteAllTextAsync(file, await description.Text(Main));
        await File.WriteAllTextAsync(Beside(file), await description.Text(CommonGrants));
    }

    /// <summary>The description as JSON text.</summary>
    public async Task<string> Text(string name) => (await Made(name)).Text;

    /// <summary>The description as our own pages show it.</summary>
    public async Task<ApiReference> ForPages(string name) => (await Made(name)).Reference;

    // Made once: the routes do not change while the host runs.
    private Task<(string Text, ApiReference Reference)> Made(string name) => documents.GetOrAdd(name, n => new(() => Make(n))).Value;

    private static void Add(IServiceCollection services, string name)
    {
        services.AddKeyedSingleton<DescribedTypes>(name);
        services.AddKeyedSingleton<GermanTexts>(name);
        services.AddOpenApi(name);
        services.AddOptions<OpenApiOptions>(name).Configure<IServiceProvider>((options, all) =>
        {
            var types = all.GetRequiredKeyedService<DescribedTypes>(name);
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            options.ShouldInclude = route => (route.GroupName ?? Main) == name;
            options.CreateSchemaReferenceId = types.Name;
            options.AddOperationTransformer((operation, context, _) =>
            {
                Parameters.Describe(operation, context, types, all.GetRequiredKeyedService<GermanTexts>(name));
                return Task.CompletedTask;
            });
        });
    }

    private static void Map(WebApplication app, string name) =>
        app.MapGet($"/openapi/{name}.json", async (OpenApiDescription description) => TypedResults.Text(await description.Text(name), "application/json", Encoding.UTF8)).ExcludeFromDescription();

    private async Task<(string Text, ApiReference Reference)> Make(string name)
    {
        var texts = services.GetRequiredKeyedService<GermanTexts>(name);
        var generated = await services.GetRequiredKeyedService<IOpenApiDocumentProvider>(name).GetOpenApiDocumentAsync();
        await using var text = new StringWriter();
        generated.SerializeAsV31(new OpenApiJsonWriter(text));
        var document = JsonNode.Parse(text.ToString())!.AsObject();
        var taken = document["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject()).SelectMany(o => o.Value!["requestBody"]?["content"]?.AsObject() ?? [])
            .Select(c => ((string?)c.Value!["schema"]?["$ref"])?.Split('/')[^1]).OfType<string>().ToHashSet();
        Shapes.Describe(document["components"]!["schemas"]!.AsObject(), services.GetRequiredKeyedService<DescribedTypes>(name), texts, EntryJson.Options, taken);
        Operations.Describe(document, texts, GermanTexts.Load("examples.json"));
        document["info"] = Info.Of(name);
        // A running host would name the address it listens at, which is not where readers reach it.
        document.Remove("servers");
        document.Insert(2, "servers", new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "Dieses Verzeichnis" }));
        document["components"]!["schemas"]!.AsObject().Remove("ProblemDetails");
        return (document.ToJsonString(Layout).ReplaceLineEndings("\n") + "\n", Reference.Of(document));
    }
}
