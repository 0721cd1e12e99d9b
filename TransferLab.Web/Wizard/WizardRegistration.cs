using TransferLab.Web.Advisor;
using TransferLab.Web.Backbones;
using TransferLab.Web.Demonstrations;
using TransferLab.Web.Imports;
using TransferLab.Web.Uploads;
using TransferLab.Web.Work;

namespace TransferLab.Web.Wizard;

/// <summary>Everything behind the wizard's pages, for the app's services.</summary>
public static class WizardRegistration
{
    public static IServiceCollection AddWizard(this IServiceCollection services)
    {
        services.AddOptions<UploadOptions>().BindConfiguration(UploadOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<LocalPathOptions>().BindConfiguration(LocalPathOptions.Section);
        return services
            .AddSingleton<DraftStore>()
            .AddScoped<WizardState>()
            .AddSingleton<WorkDesk>()
            .AddSingleton<UploadDesk>()
            .AddHostedService<UploadCleaner>()
            .AddSingleton<LocalPaths>()
            .AddSingleton<ImportDesk>()
            .AddSingleton<BackboneDesk>()
            .AddSingleton<AdviceDesk>()
            .AddSingleton<DemonstrationBackbones>()
            .AddSingleton<DemonstrationDesk>();
    }
}
