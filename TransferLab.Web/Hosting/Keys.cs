using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
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
        services.AddAntiforgery();
        services.AddSingleton<IConfigureOptions<AntiforgeryOptions>>(provider =>
            new ConfigureOptions<AntiforgeryOptions>(options => options.Cookie.Name = CookieName(provider.GetRequiredService<DataFolder>())));
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = new FileSystemXmlRepository(
                Directory.CreateDirectory(Path.Combine(provider.GetRequiredService<DataFolder>().Root, "keys")),
                provider.GetRequiredService<ILoggerFactory>())));
        return services;
    }

    /// <summary>
    /// Browsers share cookies between all ports of a host. A name per data folder keeps two instances from invalidating each other's forms.
    /// </summary>
    private static string CookieName(DataFolder folder) =>
        $"TransferLab.Antiforgery.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folder.Root)))[..12]}";
}
