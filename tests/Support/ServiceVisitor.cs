namespace FundingDirectory.Tests.Support;

/// <summary>Somebody who signs in at the desk with the house's own service, step by step.</summary>
internal static class ServiceVisitor
{
    private static readonly HttpClient Browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    /// <summary>From the sign-in page to the service: the address with which the service sends the browser back, not visited yet.</summary>
    public static async Task<string> ToService(this DeskClient visitor, string onward = "/redaktion")
    {
        var away = await visitor.Get($"/redaktion/anmelden/dienst?weiter={Uri.EscapeDataString(onward)}");
        var back = await Browser.GetAsync(away.Headers.Location);
        return back.Headers.Location!.PathAndQuery;
    }

    /// <summary>The whole way.</summary>
    public static async Task<HttpResponseMessage> SignInWithService(this DeskClient visitor, string onward = "/redaktion") => await visitor.Get(await visitor.ToService(onward));
}
