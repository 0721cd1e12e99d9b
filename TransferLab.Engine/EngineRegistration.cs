using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability;
using TransferLab.Engine.Transferability.Remedies;

namespace TransferLab.Engine;

/// <summary>Everything of the engine, for a host's services.</summary>
public static class EngineRegistration
{
    public static IServiceCollection AddTransferLabEngine(this IServiceCollection services)
    {
        services.AddOptions<DataFolderOptions>().BindConfiguration(DataFolderOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<DataFolder>(provider =>
            new(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<DataFolderOptions>>()));
        services.AddOptions<ImportOptions>().BindConfiguration(ImportOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton<DatasetLibrary>();
        services.AddBackbones();
        services.AddExperiments();
        services.AddFeatures();
        services.AddRemedies();
        services.AddTransferability();
        return services;
    }
}
