using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.Options;
using TransferLab.Engine;

namespace TransferLab.Web.Hosting;

/// <summary>The keys that sign form tokens lie with everything else the app keeps.</summary>
public static class Keys
{
    public static IServiceCollection AddKeysInDataFolder(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddAntiforgery(options => options.Cookie.Name = "TransferLab.Antiforgery");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(provider.GetRequiredService<DataFolder>().Root, "keys")),
                provider.GetRequiredService<ILoggerFactory>())));
        return services;
    }
}
