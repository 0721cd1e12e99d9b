using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TransferLab.Engine.Backbones.Downloading;

namespace TransferLab.Engine.Backbones;

internal static class BackboneRegistration
{
    public static IServiceCollection AddBackbones(this IServiceCollection services)
    {
        services.AddOptions<BackboneFolderOptions>().BindConfiguration(BackboneFolderOptions.Section);
        services.AddOptions<BackboneOptions>().BindConfiguration(BackboneOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        // How long a download may take is decided by whether it still brings something, not by a clock.
        services.AddHttpClient(Downloader.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan);
        services.TryAddSingleton<BackboneLibrary>(provider => ActivatorUtilities.CreateInstance<BackboneLibrary>(provider));
        services.TryAddSingleton<InputRangeFinder>();
        return services;
    }
}
