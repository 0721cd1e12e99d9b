using Bunit;
using Microsoft.Extensions.DependencyInjection;
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
}
