using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using TransferLab.Web.Hosting;

namespace TransferLab.Web.Imports;

/// <summary>Whether users may name files and folders of the machine that runs the app.</summary>
public sealed class LocalPaths(IOptions<LocalPathOptions> options, IServer server)
{
    public bool Allowed => options.Value.AllowLocalPaths ?? Addresses.All(Loopback.Is);

    private ICollection<string> Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
}
