using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using TransferLab.Engine;

namespace TransferLab.Web.Languages;

/// <summary>The languages of the pages: the browser's choice, unless the user made one.</summary>
public static class SupportedLanguages
{
    public static IReadOnlyList<CultureInfo> All { get; } = [new("en"), new("fr")];

    public static IServiceCollection AddLanguages(this IServiceCollection services)
    {
        MessageTranslations.Include(typeof(SupportedLanguages).Assembly);
        return services
            .AddLocalization()
            .AddSingleton<ResourceManagerStringLocalizerFactory>()
            .AddSingleton<IStringLocalizerFactory, TypesetLocalizerFactory>()
            .Configure<RequestLocalizationOptions>(options =>
            {
                options.SetDefaultCulture("en");
                options.SupportedCultures = options.SupportedUICultures = [.. All];
                options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
                options.ApplyCurrentCultureToResponseHeaders = true;
            });
    }

    /// <summary>Links to <c>/language/fr?returnTo=/…</c> remember the language for a year and go back to the page.</summary>
    public static void MapLanguages(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/language/{name}", (string name, string? returnTo, HttpContext context, TimeProvider time) =>
        {
            if (All.FirstOrDefault(culture => culture.Name == name) is { } chosen)
            {
                context.Response.Cookies.Append(
                    CookieRequestCultureProvider.DefaultCookieName,
                    CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)),
                    new() { Expires = time.GetUtcNow().AddYears(1), SameSite = SameSiteMode.Lax, IsEssential = true });
            }

            return Results.LocalRedirect(IsLocal(returnTo) ? returnTo! : "/");
        });

    private static bool IsLocal(string? address) =>
        address is ['/', ..] && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal);
}
