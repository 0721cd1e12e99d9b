using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace TransferLab.Web.Imports;

/// <summary>Whether users may name files and folders of the machine that runs the app.</summary>
public sealed class LocalPaths(IOptions<LocalPathOptions> options, IServer server)
{
    public bool Allowed => options.Value.AllowLocalPaths ?? Addresses.All(address => IsLoopback(address));

    private ICollection<string> Addresses => server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];

    private static bool IsLoopback(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));
    }
}
