using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace FundingDirectory.Tests.Api.Contract;

/// <summary>Asks every operation of our descriptions with values drawn from the description itself. Whatever is asked: never an error of ours, every refusal a problem in
/// German, every answer as described; what the description allows is answered, what it forbids is refused.</summary>
public sealed class ContractFuzzTests(ContractSite site) : IClassFixture<ContractSite>
{
    private const int Seed = 20_261_130;

    // A revision that does not exist yet is refused, and no schema can say which ones exist.
    private static readonly string[] MayBeRefused = ["changes.since"];

    public static TheoryData<string> Documents => [.. ContractSite.Documents];

    [Theory, MemberData(nameof(Documents))]
    public async Task Every_parameter_takes_what_is_described_and_refuses_the_rest(string name)
    {
        var document = await ContractDocument.Of(site.App, name);
        var faults = new List<string>();
        var asked = 0;
        foreach (var operation in document.Operations)
        {
            foreach (var parameter in operation.Parameters)
            {
                var drawn = new OddValues(document.Shapes, new Random(Seed)).For(parameter["schema"]!.AsObject()).Append(new(null, (bool?)parameter["required"] == true ? false : null, "nothing"));
                foreach (var value in drawn.Where(v => CanStand(v.Value, (string)parameter["in"]!)))
                {
                    asked++;
                    var address = ContractAddress.Of(operation, (string)parameter["name"]!, value.Value);
                    faults.AddRange((await Ask(document, operation, address, null, Judged(operation, parameter, value))).Select(f => $"{operation.Method} {address} ({value.Why}): {f}"));
                }
            }
        }
        Report(name, asked, faults);
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Every_field_of_a_body_takes_what_is_described_and_refuses_the_rest(string name)
    {
        var document = await ContractDocument.Of(site.App, name);
        var faults = new List<string>();
        var asked = 0;
        foreach (var operation in document.Operations.Where(o => o.Body is not null))
        {
            foreach (var (body, fits, why) in Bodies(document, operation.Body!))
            {
                asked++;
                faults.AddRange((await Ask(document, operation, operation.Path, Json(body), fits)).Select(f => $"{operation.Id} {body[..Math.Min(body.Length, 120)]} ({why}): {f}"));
            }
        }
        Report(name, asked, faults);
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task A_body_that_is_no_body_is_refused(string name)
    {
        var document = await ContractDocument.Of(site.App, name);
        string[] broken = ["", "null", "[]", "1", "\"x\"", "{", "{\"a\":", "{}{}", new string('[', 500), "{\"" + new string('x', 40_000) + "\":1}", "\u0000", "{\"description\":\"\\ud800\"}"];
        var faults = new List<string>();
        foreach (var operation in document.Operations.Where(o => o.Body is not null))
        {
            foreach (var body in broken) faults.AddRange((await Ask(document, operation, operation.Path, Json(body), IsNone(document, operation, body) ? false : null)).Select(f => $"{operation.Id} {body[..Math.Min(body.Length, 60)]}: {f}"));
            faults.AddRange(await Ask(document, operation, operation.Path, new ByteArrayContent([0x7B, 0xFF, 0xFE, 0x7D]) { Headers = { ContentType = new("application/json") } }, false));
            faults.AddRange(await Ask(document, operation, operation.Path, new StringContent("{}", Encoding.UTF8, "text/plain"), false));
            faults.AddRange(await Ask(document, operation, operation.Path, Json("{\"description\":\"" + new string('x', 70_000) + "\"}"), false));
        }
        Assert.Empty(faults);
    }

    [Theory, MemberData(nameof(Documents))]
    public async Task Every_example_of_the_description_works_and_fits(string name)
    {
        var document = await ContractDocument.Of(site.App, name);
        var faults = new List<string>();
        foreach (var operation in document.Operations)
        {
            var body = operation.Description["requestBody"]?["content"]?["application/json"]?["example"];
            faults.AddRange((await Ask(document, operation, ContractAddress.Of(operation), body is null ? null : Json(body.ToJsonString()), operation.Id == "explain" ? null : true)).Select(f => $"{operation.Id}: {f}"));
            foreach (var (status, answer) in operation.Description["responses"]!.AsObject())
                foreach (var (type, content) in document.Shapes.Resolve(answer!.AsObject())["content"]?.AsObject() ?? [])
                {
                    if (content!["example"] is not { } example) faults.Add($"{operation.Id} {status} has no example");
                    else if (type.EndsWith("json", StringComparison.Ordinal)) faults.AddRange(document.Shapes.Faults(example, content["schema"]!).Select(f => $"{operation.Id} {status} example: {f}"));
                }
        }
        Assert.Empty(faults);
    }

    private async Task<IReadOnlyList<string>> Ask(ContractDocument document, ContractOperation operation, string address, HttpContent? body, bool? fits)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(site.App.Address.ToString().TrimEnd('/') + address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true })) { Content = body };
        using var response = await site.App.Client.SendAsync(request);
        var faults = await document.Faults(operation, response);
        var isRefused = (int)response.StatusCode is 400 or 413 or 415;
        if (fits == true && isRefused) return [.. faults, $"refused: {await response.Content.ReadAsStringAsync()}"];
        return fits == false && !isRefused && (int)response.StatusCode is not (404 or 414) ? [.. faults, $"taken with {(int)response.StatusCode}"] : faults;
    }

    private static IEnumerable<(string Body, bool? Fits, string Why)> Bodies(ContractDocument document, JsonObject schema)
    {
        var shape = document.Shapes.Resolve(schema);
        yield return ("{}", true, "nothing in it");
        yield return ("{\"unbekannt\":1}", (bool?)shape["additionalProperties"] == false ? false : null, "an unknown field");
        foreach (var (name, field) in shape["properties"]!.AsObject())
            foreach (var drawn in new OddValues(document.Shapes, new Random(Seed)).For(field!.AsObject()))
                yield return (new JsonObject { [name] = drawn.Value?.DeepClone() }.ToJsonString(), drawn.Fits, drawn.Why);
    }

    private static bool? Judged(ContractOperation operation, JsonObject parameter, Drawn value) => value.Fits == true && MayBeRefused.Contains($"{operation.Id}.{parameter["name"]}") ? null : value.Fits;

    // An empty step of a path, or one that leads upwards, makes another address.
    private static bool CanStand(JsonNode? value, string place) => place == "query" || (value?.ToString() is { Length: > 0 } text && !text.Contains("..", StringComparison.Ordinal));

    /// <summary>Whether it is no body of the operation: no object, or one with a field that is not taken.</summary>
    private static bool IsNone(ContractDocument document, ContractOperation operation, string body) =>
        !body.EndsWith('}') || body.Contains("}{", StringComparison.Ordinal) || (bool?)document.Shapes.Resolve(operation.Body!)["additionalProperties"] == false;

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static void Report(string name, int asked, List<string> faults)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {asked} requests, seed {Seed}");
        Assert.Empty(faults);
    }
}
