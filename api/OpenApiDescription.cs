using System.Reflection;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FundingDirectory.Api;

/// <summary>The description of the API (OpenAPI 3.1), generated from the code; the committed file is compared with it by a test.</summary>
public static class OpenApiDescription
{
    private const string Name = "v1";

    /// <summary>Registers the generator with our rules.</summary>
    public static void Add(IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Förder- und Wissensverzeichnis für Kommunen", Version = "1.0.0",
                Description = "Förderprogramme, Anlaufstellen, Wissen und Praxisbeispiele für KI und Digitales in Kommunen. Öffentlich, ohne Anmeldung. Unbekanntes ist null oder «unknown», nie «nein».",
                License = new OpenApiLicense { Name = "EUPL-1.2", Identifier = "EUPL-1.2" },
            };
            document.Servers = [new OpenApiServer { Url = "/" }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(DescribeParameters);
        options.AddSchemaTransformer(DescribeCodes);
    });

    /// <summary>Maps <c>/openapi/v1.json</c>.</summary>
    public static void Map(WebApplication app) => app.MapOpenApi("/openapi/{documentName}.json");

    /// <summary>Writes the description into a file.</summary>
    public static async Task Write(WebApplication app, string file)
    {
#pragma warning disable ASP0014 // The host is not started here, and only starting or this makes the routes known to the generator.
        app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
        await File.WriteAllTextAsync(file, await Text(app.Services));
    }

    /// <summary>The description as the generator makes it.</summary>
    public static Task<OpenApiDocument> Document(IServiceProvider services) => services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync();

    /// <summary>The description as JSON text.</summary>
    public static async Task<string> Text(IServiceProvider services)
    {
        var document = await Document(services);
        await using var text = new StringWriter { NewLine = "\n" };
        document.SerializeAsV31(new OpenApiJsonWriter(text));
        return text + "\n";
    }

    /// <summary>Parameters are read as text so that a wrong one gets a German answer; here they get their real type and codes.</summary>
    private static Task DescribeParameters(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        foreach (var description in context.Description.ParameterDescriptions)
        {
            var attributes = (description.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.GetCustomAttributes() ?? [];
            if (operation.Parameters?.FirstOrDefault(p => p.Name == description.Name) is not OpenApiParameter parameter) continue;
            foreach (var attribute in attributes)
            {
                if (attribute is WholeAttribute whole)
                    parameter.Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = $"{whole.Least}", Maximum = $"{whole.Most}", Default = JsonValue.Create(whole.Otherwise) };
                if (attribute is CodesAttribute codes)
                {
                    var values = new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. codes.Lists.SelectMany(l => Enum.GetValues(l).Cast<Enum>()).Select(Vocabulary.Code).Concat(codes.Also).Select(c => JsonValue.Create(c))] };
                    parameter.Schema = description.Type == typeof(string[]) ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = values } : values;
                }
            }
        }
        return Task.CompletedTask;
    }

    /// <summary>A code is a string; its German meaning stands in the description.</summary>
    private static Task DescribeCodes(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (!type.IsEnum) return Task.CompletedTask;
        schema.Type = JsonSchemaType.String;
        schema.Description = string.Join(" · ", Enum.GetValues(type).Cast<Enum>().Select(v => Vocabulary.Lists.ContainsKey(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(type.Name)) ? $"{Vocabulary.Code(v)}: {Vocabulary.Label(v)}" : Vocabulary.Code(v)));
        return Task.CompletedTask;
    }
}
