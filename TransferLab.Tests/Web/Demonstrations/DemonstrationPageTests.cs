using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Demonstrations;
using TransferLab.Web.Components.Pages;
using TransferLab.Web.Demonstrations;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Tests.Web.Demonstrations;

public sealed class DemonstrationPageTests : LaboratoryContext
{
    private DraftStore Drafts => Services.GetRequiredService<DraftStore>();

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void FirstMinute_Button_OpensTheDemonstration()
    {
        var section = Render<FirstMinute>();

        Assert.Equal(["See it work", "See it fail", "See it make no difference"], section.FindAll("button").Select(button => button.TextContent));
        section.FindAll("button")[1].Click();

        section.WaitForAssertion(() => Assert.Contains("/demonstrations/", Navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_PreparingFailed_SaysWhatToDoAndOffersIt()
    {
        var draft = await KeepAsync(kept => kept with { Dataset = new() { Id = "metal", Version = new('0', 64) } });
        Services.GetRequiredService<WorkDesk>().Start(
            DemonstrationDesk.KeyOf(draft.Id),
            (_, _) => throw new TransferLabException($"There is no network.", $"Fetch one."));

        var page = Show(draft);

        page.WaitForAssertion(() => Assert.Contains("Fetch one.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Equal($"/wizard/{draft.Id}/model", page.Find("[role=alert] a").GetAttribute("href"));
        Assert.Equal("Pretrained network", page.Find(".stage.current h2").TextContent);
    }

    [Fact]
    public async Task Page_AppWasStartedAnew_OffersToGoOn()
    {
        var page = Show(await KeepAsync(kept => kept));

        Assert.Contains("stopped before its end", page.WaitForElement(".notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(["current", "to-come", "to-come", "to-come", "to-come"], page.FindAll(".stage").Select(stage => stage.ClassList[1]));
    }

    [Fact]
    public async Task Page_RunHasEnded_LeadsToItsResult()
    {
        var run = Record(1, "Metal");
        var draft = await KeepAsync(kept => Filled(kept) with { Run = run });

        Show(draft);

        await ArrivesAsync($"/experiments/{run}?demonstration={draft.Id}");
    }

    [Fact]
    public async Task Page_WhileItRuns_ShowsTheStepsOfTheRun()
    {
        using var entered = new SemaphoreSlim(0);
        Technique.Entered = async (_, _, cancellationToken) => await entered.WaitAsync(cancellationToken);
        var run = Queue.Enqueue(ToyLearning.Experiment("Metal"));

        var page = Show(await KeepAsync(kept => Filled(kept) with { Run = run.Id }));

        page.WaitForAssertion(() => Assert.Contains("Compute features", page.Find(".stage.current").TextContent, StringComparison.Ordinal));
        entered.Release(3);
        await ArrivesAsync($"/experiments/{run.Id}");
    }

    [Fact]
    public async Task Page_AnotherDraft_IsNoDemonstration()
    {
        var page = Show(await Drafts.ChangeAsync(DraftId.New(), draft => draft));

        Assert.Equal("There is no such demonstration", page.WaitForElement("h1").TextContent);
    }

    private async Task ArrivesAsync(string address)
    {
        using var patience = new CancellationTokenSource(DefaultWaitTimeout);
        while (!Navigation.Uri.Contains(address, StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static Draft Filled(Draft draft) => draft with
    {
        Dataset = new() { Id = "metal", Version = new('0', 64) },
        Backbone = new() { Id = "none", Sha256 = new('a', 64) },
    };

    private Task<Draft> KeepAsync(Func<Draft, Draft> change) =>
        Drafts.ChangeAsync(DraftId.New(), empty => change(Demonstration.Work.Begin(empty)));

    private IRenderedComponent<DemonstrationPage> Show(Draft draft) =>
        Render<DemonstrationPage>(parameters => parameters.Add(page => page.DraftName, draft.Id.Value));
}
