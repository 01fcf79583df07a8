namespace FundingDirectory.Api;

/// <summary>Whether a request carries a form that can be read.</summary>
public static class FormBody
{
    /// <summary>True for the kind of form our pages send, read whole; false for anything else, too many fields included. A body beyond the limit of its address
    /// is answered by the server itself.</summary>
    public static async Task<bool> IsReadable(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true) return false;
        try
        {
            await request.ReadFormAsync(cancel);
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
