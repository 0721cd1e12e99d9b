using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TransferLab.Web.Imports;

namespace TransferLab.Tests.Web.Imports;

public sealed class LocalPathsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", null, null, true)]
    [InlineData("http://127.0.0.1:5080", "lab.example.org", null, false)]
    [InlineData("http://0.0.0.0:5080", null, null, false)]
    [InlineData("http://127.0.0.1:5080", "lab.example.org", true, true)]
    [InlineData("http://127.0.0.1:5080", null, false, false)]
    public void Allowed_ByDefault_OnlyWhileTheAppIsForThisMachineAlone(string address, string? hosts, bool? chosen, bool allowed)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AllowedHosts", hosts)]).Build();

        var paths = new LocalPaths(Options.Create(new LocalPathOptions { AllowLocalPaths = chosen }), settings, new Server(address));

        Assert.Equal(allowed, paths.Allowed);
    }

    private sealed class Server : IServer
    {
        public Server(string address)
        {
            var addresses = new ServerAddressesFeature();
            addresses.Addresses.Add(address);
            Features.Set<IServerAddressesFeature>(addresses);
        }

        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
