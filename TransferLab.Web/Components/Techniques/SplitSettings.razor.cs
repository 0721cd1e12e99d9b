using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Techniques;

/// <summary>Which pictures judge the result: what will be done with this data, and ways to have it otherwise.</summary>
public sealed partial class SplitSettings
{
    private Dataset? dataset;
    private SplitPlan? plan;
    private TransferLabException? failure;
    private bool showsAdvanced;

    [Inject]
    public required DatasetLibrary Library { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private int TestPercent => (int)Math.Round(100 * Draft.Split.TestFraction);

    /// <summary>Decided once, so that it does not shut under the user's hands.</summary>
    protected override void OnInitialized() => showsAdvanced = Draft.Split != new SplitChoice() || Draft.Seed != 0;

    protected override async Task OnParametersSetAsync()
    {
        if (Draft.Dataset is not { } chosen)
        {
            return;
        }

        try
        {
            var split = Draft.Split;
            (dataset, plan) = await Task.Run(() =>
            {
                var opened = Library.Open(chosen.Id);
                return (opened, Splits.Plan(opened, split.ToOptions(), split.Seed));
            });
            failure = null;
        }
        catch (TransferLabException impossible)
        {
            (plan, failure, showsAdvanced) = (null, impossible, true);
        }
    }

    private Task SetAsync(Func<SplitChoice, SplitChoice> change) => State.ChangeAsync(draft => draft with { Split = change(draft.Split) });

    private Task SetAsync(Func<EvaluationChoice, EvaluationChoice> change) =>
        State.ChangeAsync(draft => draft with { Evaluation = change(draft.Evaluation) });

    // One seed for the user: the split is drawn by the same.
    private Task SetSeedAsync(int seed) =>
        State.ChangeAsync(draft => draft with { Seed = Math.Max(0, seed), Split = draft.Split with { Seed = Math.Max(0, seed) } });
}
