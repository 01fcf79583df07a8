using System.Reflection;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FundingDirectory.Api.Description;

/// <summary>Parameters are read as text so that a wrong one gets a German answer; here they get their real type, bounds and codes.</summary>
internal static class Parameters
{
    /// <summary>Goes over the parameters of one operation.</summary>
    public static void Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, DescribedTypes types, GermanTexts texts)
    {
        foreach (var description in context.Description.ParameterDescriptions)
        {
            var attributes = (description.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.GetCustomAttributes().ToList() ?? [];
            if (operation.Parameters?.FirstOrDefault(p => p.Name == description.Name) is not OpenApiParameter parameter) continue;
            if (attributes.OfType<ShapeAttribute>().FirstOrDefault() is not { } declared) continue;
            var shape = declared switch
            {
                CodesAttribute { Lists: [var list], Also: [] } => Named(list, context.Document!, types),
                CodesAttribute codes => Inline(DescribedTypes.Codes(texts, codes.Lists.SelectMany(l => Enum.GetValues(l).Cast<Enum>()), codes.Also.Select((c, i) => (c, codes.AlsoMeans[i])))),
                StateKeysAttribute => Inline(new JsonObject
                {
                    ["enum"] = new JsonArray([.. Vocabulary.States.Select(s => (JsonNode)s.Value)]), ["x-enum-descriptions"] = new JsonArray([.. Vocabulary.States.Select(s => (JsonNode)s.Label)]),
                    ["description"] = string.Join(" · ", Vocabulary.States.Select(s => $"{s.Value}: {s.Label}")),
                }),
                WholeAttribute whole => new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = $"{whole.Least}", Maximum = $"{whole.Most}", Default = JsonValue.Create(whole.Otherwise), Format = whole.Most > int.MaxValue ? "int64" : "int32" },
                WordsAttribute words => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = words.Most, Pattern = words.Pattern, Format = words.Format },
                _ => parameter.Schema,
            };
            parameter.Schema = description.Type == typeof(string[]) ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = shape } : shape;
            if (declared.IsNeeded) parameter.Required = true;
        }
    }

    private static OpenApiSchemaReference Named(Type list, OpenApiDocument document, DescribedTypes types)
    {
        var name = types.Name(list);
        if (document.Components?.Schemas?.ContainsKey(name) != true) document.AddComponent(name, new OpenApiSchema { Type = JsonSchemaType.String });
        return new OpenApiSchemaReference(name, document);
    }

    private static OpenApiSchema Inline(JsonObject codes) => new()
    {
        Type = JsonSchemaType.String, Description = (string?)codes["description"], Enum = [.. codes["enum"]!.AsArray().Select(c => c!.DeepClone())],
        Extensions = new Dictionary<string, IOpenApiExtension> { ["x-enum-descriptions"] = new JsonNodeExtension(codes["x-enum-descriptions"]!.DeepClone()) },
    };
}
