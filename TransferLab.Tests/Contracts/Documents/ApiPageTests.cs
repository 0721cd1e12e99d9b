using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using TransferLab.Engine;
using TransferLab.Tests.Support;
using TransferLab.Web.Api;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Contracts.Documents;

public sealed class ApiPageTests
{
    [Fact]
    public async Task Page_OnTheInterface_NamesEveryRequest()
    {
        using var folder = new TemporaryFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddHttpClient();
        builder.Services.AddSingleton(new DataFolder(folder.Path));
        builder.Services.AddTransferLabEngine().AddMudServices().AddAntiforgery();
        builder.Services.AddWizard();
        builder.Services.AddRuns();
        await using var app = builder.Build();
        app.MapUploads();
        app.MapPictures();
        app.MapSamples();
        app.MapRuns();
        app.MapRunRequests();
        app.MapModels();
        app.MapReferences();
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/experiments.md"));

        string[] requests = [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Select(Spelled)];

        Assert.InRange(requests.Length, 10, 100);
        Assert.All(requests, request => Assert.Contains($"`{request}`", page, StringComparison.Ordinal));
    }

    private static string Spelled(RouteEndpoint endpoint)
    {
        var path = System.Text.RegularExpressions.Regex.Replace(endpoint.RoutePattern.RawText!, ":[a-z]+}", "}").TrimEnd('/');
        return $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]} {path}";
    }
}
