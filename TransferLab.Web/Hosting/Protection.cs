using Microsoft.AspNetCore.HostFiltering;

namespace TransferLab.Web.Hosting;

/// <summary>Keeps foreign pages from using an app that runs on the user's own machine, and this one from fetching anything elsewhere.</summary>
public static class Protection
{
    // Nothing from other hosts; inline styles and scripts are the frameworks' own.
    private const string OwnHostOnly = "default-src 'self' 'unsafe-inline' data: blob:; object-src 'none'; base-uri 'self'; form-action 'self'";

    /// <summary>
    /// While the app listens on this machine alone, it answers to this machine's names alone: a foreign name that is made to point here
    /// (DNS rebinding) is refused. <c>AllowedHosts</c> in the settings goes before.
    /// </summary>
    public static void AddProtection(this WebApplicationBuilder builder)
    {
        var addresses = builder.Configuration[WebHostDefaults.ServerUrlsKey]?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (builder.Configuration["AllowedHosts"] is null && addresses.All(Loopback.Is))
        {
            builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        }
    }

    public static void UseProtection(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        context.Response.Headers.ContentSecurityPolicy = OwnHostOnly;
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        return next(context);
    });
}
