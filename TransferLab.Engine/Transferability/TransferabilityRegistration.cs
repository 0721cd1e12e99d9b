using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Engine.Transferability;

internal static class TransferabilityRegistration
{
    public static IServiceCollection AddTransferability(this IServiceCollection services)
    {
        services.TryAddSingleton<SourceReferenceStore>();
        services.TryAddSingleton<SourceReferenceBuilder>();
        return services;
    }
}
