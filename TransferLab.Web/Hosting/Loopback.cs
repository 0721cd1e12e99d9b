using System.Net;

namespace TransferLab.Web.Hosting;

/// <summary>Whether an address can be reached from this machine alone.</summary>
public static class Loopback
{
    /// <param name="address">As the server is told it, e.g. <c>http://127.0.0.1:5080</c>.</param>
    public static bool Is(string address)
    {
        var host = BindingAddress.Parse(address).Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var number) && IPAddress.IsLoopback(number));
    }
}
