namespace FundingDirectory.Web.Reference;

/// <summary>A description of an interface as our own pages show it: made from the same document that programs read.</summary>
public sealed record ApiReference(string Title, IReadOnlyList<ApiGroup> Groups, IReadOnlyList<ApiShape> Shapes);

/// <summary>Operations that belong together.</summary>
public sealed record ApiGroup(string Name, string? Text, IReadOnlyList<ApiOperation> Operations);

/// <summary>One operation. <c>Body</c>: what is sent, null when nothing is.</summary>
public sealed record ApiOperation(string Id, string Method, string Path, string? Summary, string? Text, IReadOnlyList<ApiField> Parameters, ApiContent? Body, IReadOnlyList<ApiAnswer> Answers);

/// <summary>A parameter, or a field of a shape. <c>Rules</c>: bounds and default in words.</summary>
public sealed record ApiField(string Name, ApiType Type, string? Text, bool IsNeeded, IReadOnlyList<string> Rules, IReadOnlyList<ApiCode> Codes, string? Example);

/// <summary>What is sent or answered: its media type, its shape and an example.</summary>
public sealed record ApiContent(string MediaType, ApiType Type, string? Text, string? Example);

/// <summary>One way in which a call can end.</summary>
public sealed record ApiAnswer(string Status, string? Text, ApiContent? Content);

/// <summary>A named shape: an object with fields, or a closed list with codes.</summary>
public sealed record ApiShape(string Name, string? Text, IReadOnlyList<ApiField> Fields, IReadOnlyList<ApiCode> Codes);

/// <summary>One code with its meaning; <c>Official</c>: the code of the official XÖV list.</summary>
public sealed record ApiCode(string Value, string? Meaning, string? Official);

/// <summary>A type in words; <c>Shape</c>: the named shape it ends with.</summary>
public sealed record ApiType(string Words, string? Shape = null);
