using Bunit;
using TransferLab.Web.Components.Wizard;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Steps;

public sealed class StepFrameTests : PageContext
{
    private static readonly Draft Empty = new() { Id = DraftId.New() };

    [Fact]
    public void Buttons_SomethingMissing_SayWhatInsteadOfLeadingOn()
    {
        var buttons = Render<StepButtons>(parameters => parameters.Add(component => component.Draft, Empty).Add(component => component.Current, WizardSteps.Find("data")!));

        Assert.Equal("Choose pictures to go on.", buttons.Find("[role=status]").TextContent);
        Assert.Single(buttons.FindAll("a"));
    }

    [Fact]
    public void Buttons_NothingMissing_LeadBackAndOn()
    {
        Speak("fr");
        var draft = Empty with { Dataset = new() { Id = "d", Version = new('a', 64) } };

        var buttons = Render<StepButtons>(parameters => parameters.Add(component => component.Draft, draft).Add(component => component.Current, WizardSteps.Find("data")!));

        Assert.Equal(
            [($"/wizard/{draft.Id}/task", "Retour"), ($"/wizard/{draft.Id}/model", "Suivant : Modèle")],
            buttons.FindAll("a").Select(link => (link.GetAttribute("href")!, link.TextContent.Trim())));
    }

    [Fact]
    public void List_EmptyDraft_LinksOnlyWhatCanBeOpened()
    {
        var list = Render<StepList>(parameters => parameters.Add(component => component.Draft, Empty).Add(component => component.Current, WizardSteps.First));

        Assert.Equal([$"/wizard/{Empty.Id}/data"], list.FindAll("a").Select(link => link.GetAttribute("href")));
        Assert.Equal("step", list.Find("li.current").GetAttribute("aria-current"));
        Assert.Equal(WizardSteps.All.Count, list.FindAll("li").Count);
    }
}
