using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Wizard;

public sealed class WizardStepsTests
{
    private static readonly Draft Empty = new() { Id = DraftId.New() };

    [Fact]
    public void Blocking_EmptyDraft_IsTheData()
    {
        Assert.Equal("data", WizardSteps.Blocking(WizardSteps.Find("result")!, Empty)?.Id);
        Assert.Null(WizardSteps.Blocking(WizardSteps.Find("data")!, Empty));
    }

    [Fact]
    public void Blocking_EverythingChosen_IsOnlyTheRun()
    {
        var chosen = Empty with
        {
            Dataset = new() { Id = "d", Version = new('a', 64) },
            Backbone = new() { Id = "b", Sha256 = new('b', 64) },
        };

        Assert.Null(WizardSteps.Blocking(WizardSteps.Find("run")!, chosen));
        Assert.Equal("run", WizardSteps.Blocking(WizardSteps.Find("result")!, chosen)?.Id);
        Assert.Equal("feature-extraction", chosen.ToExperiment().Technique.Kind);
    }

    [Fact]
    public void Blocking_TrainingFromScratch_AsksForNoPretrainedNetwork()
    {
        var chosen = Empty with
        {
            Dataset = new() { Id = "d", Version = new('a', 64) },
            Technique = new() { Kind = Draft.FromScratch },
        };

        Assert.Null(WizardSteps.Blocking(WizardSteps.Find("run")!, chosen));
        Assert.Null(chosen.ToExperiment().Backbone);
    }

    [Fact]
    public void Steps_OneAfterTheOther_LeadFromFirstToLastAndBack()
    {
        var ids = WizardSteps.All.Select(step => step.Id).ToArray();

        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(WizardSteps.All.Skip(1), WizardSteps.All.SkipLast(1).Select(step => WizardSteps.After(step)!));
        Assert.Equal(WizardSteps.All.SkipLast(1), WizardSteps.All.Skip(1).Select(step => WizardSteps.Before(step)!));
        Assert.Null(WizardSteps.Before(WizardSteps.First));
    }

    [Theory, InlineData("../../etc"), InlineData("ABCDEFGHIJ"), InlineData("short"), InlineData(null), InlineData("abcdefghij\n")]
    public void DraftId_OfAnythingElse_IsNone(string? text) => Assert.False(DraftId.TryParse(text, out _));
}
