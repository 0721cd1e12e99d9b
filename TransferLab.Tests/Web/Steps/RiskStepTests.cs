using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Transferability.TrackRecord;
using TransferLab.Web.Components.Steps;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Steps;

public sealed class RiskStepTests : LaboratoryContext
{
    private WizardState State => Services.GetRequiredService<WizardState>();

    [Fact]
    public async Task Measurement_Chosen_IsPartOfTheExperiment()
    {
        await State.ChangeAsync(draft => draft);
        var step = Render<RiskStep>(parameters => parameters.Add(component => component.Draft, State.Draft));

        step.Find("input[type=checkbox]").Change(true);

        step.WaitForAssertion(() => Assert.NotNull(State.Draft.Evaluation.TransferGap));
        step.Render(parameters => parameters.Add(component => component.Draft, State.Draft));
        step.Find("input[type=checkbox]").Change(false);
        step.WaitForAssertion(() => Assert.Null(State.Draft.Evaluation.TransferGap));
    }

    [Fact]
    public async Task Measurement_TechniqueWithoutTransfer_CannotBeChosen()
    {
        await State.ChangeAsync(draft => draft with { Technique = new() { Kind = Draft.FromScratch }, Evaluation = new() { TransferGap = new() } });

        var step = Render<RiskStep>(parameters => parameters.Add(component => component.Draft, State.Draft));

        Assert.True(step.Find("input[type=checkbox]").HasAttribute("disabled"));
        Assert.False(step.Find("input[type=checkbox]").HasAttribute("checked"));
        Assert.Contains("no transfer to measure", step.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Advice_ForAnotherSplit_IsNotShown()
    {
        var data = new DatasetReference { Id = "flowers", Version = new('0', 64) };
        Services.GetRequiredService<AdviceStore>().Save(ToyAdvice.Of(data.Id, data.Version));
        await State.ChangeAsync(draft => draft with { Dataset = data, Backbone = new() { Id = "good", Sha256 = new('b', 64) } });
        var step = Render<RiskStep>(parameters => parameters.Add(component => component.Draft, State.Draft));
        step.WaitForElement(".risk-verdict");

        await State.ChangeAsync(draft => draft with { Split = draft.Split with { Seed = 7 } });
        step.Render(parameters => parameters.Add(component => component.Draft, State.Draft));

        step.WaitForAssertion(() => Assert.Empty(step.FindAll(".risk-verdict")));
    }
}
