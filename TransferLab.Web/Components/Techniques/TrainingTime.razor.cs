using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Engine.Training;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Techniques;

/// <summary>Time and memory of a training, from a few real steps of it on this machine.</summary>
public sealed partial class TrainingTime : IDisposable
{
    private CancellationTokenSource? measuring;
    private TrainingEstimate? estimate;
    private TransferLabException? failure;
    private Draft? measured;

    [Inject]
    public required TrainingEstimator Estimator { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    public void Dispose() => measuring?.Cancel();

    /// <summary>Another network or other settings: what was measured is no longer true.</summary>
    protected override void OnParametersSet()
    {
        if (measured is not null && (measured.Technique != Draft.Technique || measured.Backbone != Draft.Backbone || measured.Split != Draft.Split))
        {
            (estimate, failure, measured) = (null, null, null);
        }
    }

    private async Task MeasureAsync()
    {
        using var stop = new CancellationTokenSource();
        (measuring, estimate, failure, measured) = (stop, null, null, Draft);
        try
        {
            estimate = await Estimator.EstimateAsync(Draft.ToExperiment(), stop.Token);
        }
        catch (TransferLabException known)
        {
            failure = known;
        }
        catch (OperationCanceledException)
        {
            // The user did not want to wait, or has left.
        }

        measuring = null;
    }

    private Task StopAsync() => measuring?.CancelAsync() ?? Task.CompletedTask;
}
