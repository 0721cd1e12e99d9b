using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace TransferLab.Engine.Transferability.Remedies;

internal static class RemedyRegistration
{
    public static IServiceCollection AddRemedies(this IServiceCollection services)
    {
        services.TryAddSingleton<RemedyAdvisor>();
        return services;
    }
}
