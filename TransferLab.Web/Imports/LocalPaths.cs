using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TransferLab.Web.Hosting;

namespace TransferLab.Web.Imports;

/// <summary>Whether users may name files and folders of the machine that runs the app.</summary>
public sealed class LocalPaths(IOptions<LocalPathOptions> options, IConfiguration configuration, IServer server)
{
    /// <summary>Whoever names hosts opens the app to others, through a proxy that itself reaches it on this machine's own address.</summary>
    public bool Allowed => options.Value.AllowLocalPaths ?? (configuration["AllowedHosts"] is null && Addresses.All(Loopback.Is));

    private ICollection<string> Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
