using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Web.Components.Data;
using TransferLab.Web.Imports;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Tests.Web.Data;

public sealed class DataSourcesTests : LaboratoryContext
{
    private static readonly DatasetSource Sample = SampleCatalog.Find("sample-ink-cast")!.ToSource("ink");

    private TransferLabException? failure;

    private WizardState State => Services.GetRequiredService<WizardState>();

    private DatasetLibrary Library => Services.GetRequiredService<DatasetLibrary>();

    public DataSourcesTests()
    {
        Services.AddSingleton<IServer>(new NoServer());
        Services.AddSingleton<AntiforgeryStateProvider>(new NoForgery());
    }

    [Fact]
    public async Task Delete_Confirmed_RemovesTheDataSetAndTheDraftsChoice()
    {
        var dataset = await Library.ImportAsync(Sample);
        await State.ChangeAsync(draft => draft.With(dataset));
        var dialogs = Render<MudDialogProvider>();
        var sources = Show();

        sources.WaitForElement("button[aria-label='Delete ink']").Click();
        dialogs.WaitForAssertion(() => Assert.Contains("keep their results", dialogs.Markup, StringComparison.Ordinal));
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Delete").Click();

        sources.WaitForAssertion(() => Assert.Empty(sources.FindAll("button[aria-label='Delete ink']")));
        Assert.Empty(Library.List());
        Assert.Null(State.Draft.Dataset);
    }

    [Fact]
    public async Task Delete_ARunNeedsIt_IsRefused()
    {
        using var entered = new SemaphoreSlim(0);
        Technique.Entered = async (_, _, cancellationToken) => await entered.WaitAsync(cancellationToken);
        var dataset = await Library.ImportAsync(Sample);
        Queue.Enqueue(ToyLearning.Experiment("Ink") with { Dataset = new() { Id = dataset.Id, Version = dataset.Version } });
        var dialogs = Render<MudDialogProvider>();
        var sources = Show();

        sources.WaitForElement("button[aria-label='Delete ink']").Click();
        dialogs.WaitForAssertion(() => Assert.NotEmpty(dialogs.FindAll("button")));
        dialogs.FindAll("button").Single(button => button.TextContent.Trim() == "Delete").Click();

        sources.WaitForAssertion(() => Assert.Contains("A run that has not ended needs ink.", failure?.Message, StringComparison.Ordinal));
        Assert.Single(Library.List());
        entered.Release(10);
    }

    [Fact]
    public async Task Sample_WhileAnImportRuns_SaysSo()
    {
        await State.ChangeAsync(draft => draft);
        var gate = new TaskCompletionSource();
        Services.GetRequiredService<WorkDesk>().Start(ImportDesk.KeyOf(State.Draft.Id), (_, _) => gate.Task);
        var sources = Show();

        sources.Find("button[aria-label^='Use ']").Click();

        sources.WaitForAssertion(() => Assert.NotNull(failure));
        gate.SetResult();
    }

    private IRenderedComponent<DataSources> Show() => Render<DataSources>(parameters => parameters
        .Add(sources => sources.Draft, State.Draft)
        .Add(sources => sources.OnFailed, told => failure = told));

    private sealed class NoForgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }

    private sealed class NoServer : IServer
    {
        public IFeatureCollection Features { get; } = new FeatureCollection();

        public void Dispose()
        {
        }

        public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
            where TContext : notnull => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
