namespace TransferLab.Web.Hosting;

/// <summary>How the files of the root's <c>wwwroot/</c> are served.</summary>
public static class WebRoot
{
    public static StaticFileOptions Options { get; } = new()
    {
        // Their names carry no version: the browser keeps them, but asks each time whether they are still good.
        OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "no-cache",
    };
}
