using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundingDirectory.Core.Domain;

namespace FundingDirectory.Api.Description;

/// <summary>What the descriptions of our interfaces say to readers, in German: two files beside this one, by operation and by the type that declares a field. Comments in
/// the code stay English and never reach a reader. A text that is missing fails the test of the description, and so does one that nobody needs.</summary>
internal sealed class GermanTexts
{
    // What a type says of itself stands beside its fields under this name.
    private const string Itself = "_";

    private readonly HashSet<string> used = [];
    private readonly JsonObject fields = Load("fields.json"), operations = Load("operations.json");

    /// <summary>Texts that were not asked for, as «Type.field» or «operation.part»; another description may need them.</summary>
    public IEnumerable<string> Unused => All("", fields).Concat(All("", operations)).Where(p => !used.Contains(p) && !p.EndsWith(".example", StringComparison.Ordinal));

    /// <summary>What a type is.</summary>
    public string? Of(Type type) => Text(fields, Name(type), Itself);

    /// <summary>What a field of a type is, said where the field is declared.</summary>
    public string? Of(Type type, string field) => Declaring(type).Select(t => Text(fields, Name(t), field)).FirstOrDefault(t => t is not null);

    /// <summary>What a code of a closed list means.</summary>
    public string? Of(Enum code) => Vocabulary.Lists.ContainsKey(JsonNamingPolicy.CamelCase.ConvertName(code.GetType().Name)) ? Vocabulary.Label(code) : Text(fields, code.GetType().Name, DescribedTypes.Code(code));

    /// <summary>A part of an operation: «summary», «description», «body» or «answer».</summary>
    public string? Of(string operation, string part) => Text(operations, operation, part);

    /// <summary>A parameter with its example, said at the operation or once for all.</summary>
    public (string? Text, JsonNode? Example) Parameter(string operation, string name)
    {
        foreach (var where in new[] { operation, "*" })
            if (operations[where]?["parameters"]?[name] is { } parameter)
            {
                used.Add($"{where}.parameters.{name}.text");
                return ((string?)parameter["text"], parameter["example"]?.DeepClone());
            }
        return (null, null);
    }

    private static IEnumerable<Type> Declaring(Type type)
    {
        for (var t = type; t is not null; t = t.BaseType) yield return t;
        foreach (var contract in type.GetInterfaces()) yield return contract;
    }

    private static string Name(Type type) => type.Name.Split('`')[0];

    private string? Text(JsonObject file, string of, string part)
    {
        if ((string?)file[of]?[part] is not { } text) return null;
        used.Add($"{of}.{part}");
        return text;
    }

    private static IEnumerable<string> All(string path, JsonNode? node) => node is JsonObject group
        ? group.SelectMany(p => All(path.Length == 0 ? p.Key : $"{path}.{p.Key}", p.Value))
        : node is JsonArray ? [] : [path];

    internal static JsonObject Load(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Description/{file}") ?? throw new InvalidOperationException($"{file} is not part of the program.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
