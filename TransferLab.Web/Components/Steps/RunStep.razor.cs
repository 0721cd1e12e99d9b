using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Steps;

/// <summary>Starts the run of this draft and shows how far it is.</summary>
public sealed partial class RunStep
{
    [Inject]
    public required RunQueue Queue { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private Run? Run { get; set; }

    protected override void OnParametersSet() => Refresh();

    private void Refresh()
    {
        try
        {
            Run = Draft.Run is { } id ? Queue.Find(id) : null;
        }
        catch (TransferLabException)
        {
            // A damaged record: the experiment can be run again.
            Run = null;
        }
    }

    private bool HasChanged(Run run) => Draft.IsComplete && !ExperimentDrafts.IsSame(Draft.ToExperiment(), run.Experiment);
}
