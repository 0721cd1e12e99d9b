using MudBlazor.Services;
using TransferLab.Engine;
using TransferLab.Web.Api;
using TransferLab.Web.Appearance;
using TransferLab.Web.Components;
using TransferLab.Web.Hosting;
using TransferLab.Web.Languages;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

return await FriendlyStart.RunAsync(async () =>
{
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = args,
        ContentRootPath = AppContext.BaseDirectory,
    });
    builder.WebHost.UseStaticWebAssets();
    builder.AddProtection();
    builder.Services.AddTransferLabEngine();
    builder.Services.AddLanguages();
    builder.Services.AddKeysInDataFolder();
    builder.Services.AddMudServices();
    builder.Services.AddScoped<ThemeState>();
    builder.Services.AddWizard();
    builder.Services.AddRuns();
    builder.Services.AddRazorComponents().AddInteractiveServerComponents();

    var app = builder.Build();
    app.UseExceptionHandler("/error", createScopeForErrors: true);
    app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
    app.UseProtection();
    app.UseStaticFiles(WebRoot.Options);
    app.UseRouting();
    app.UseRequestLocalization();
    app.UseAntiforgery();
    app.MapStaticAssets();
    app.MapLanguages();
    app.MapUploads();
    app.MapPictures();
    app.MapSamples();
    app.MapRuns();
    app.MapModels();
    app.MapRunRequests();
    app.MapReferences();
    app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    app.Lifetime.ApplicationStarted.Register(() => Greeting.Say(app));
    await app.RunAsync();
});
