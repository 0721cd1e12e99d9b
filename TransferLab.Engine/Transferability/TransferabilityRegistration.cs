using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Maps;
using TransferLab.Engine.Transferability.Sources;
using TransferLab.Engine.Transferability.TrackRecord;

namespace TransferLab.Engine.Transferability;

internal static class TransferabilityRegistration
{
    public static IServiceCollection AddTransferability(this IServiceCollection services)
    {
        services.TryAddSingleton<SourceReferenceStore>();
        services.TryAddSingleton<SourceReferenceBuilder>();
        services.TryAddSingleton<BackboneCosts>();
        services.TryAddSingleton<AdviceStore>();
        services.TryAddSingleton<TransferAdvisor>();
        services.TryAddSingleton<AdvisorRecords>();
        services.TryAddSingleton<FeatureMapper>();
        return services;
    }
}
