using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
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
    private string? measured;

    [Inject]
    public required TrainingEstimator Estimator { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    /// <summary>Of the draft, all that the time depends on; null while something is missing.</summary>
    private string? Settings => Draft.IsComplete ? ExperimentReader.Write(Draft.ToExperiment() with { Name = "-", Evaluation = new() }) : null;

    public void Dispose() => measuring?.Cancel();

    /// <summary>Another network or other settings: what was measured, or is being measured, is no longer true.</summary>
    protected override void OnParametersSet()
    {
        if (measured is not null && measured != Settings)
        {
            measuring?.Cancel();
            (estimate, failure, measured) = (null, null, null);
        }
    }

    private async Task MeasureAsync()
    {
        using var stop = new CancellationTokenSource();
        var settings = Settings;
        (measuring, estimate, failure, measured) = (stop, null, null, settings);
        try
        {
            var found = await Estimator.EstimateAsync(Draft.ToExperiment(), stop.Token);
            if (settings == Settings)
            {
                (estimate, measured) = (found, settings);
            }
        }
        catch (TransferLabException known)
        {
            failure = settings == Settings ? known : null;
        }
        catch (OperationCanceledException)
        {
            // The user did not want to wait, or has left.
        }
        finally
        {
            measuring = null;
        }
    }

    private Task StopAsync() => measuring?.CancelAsync() ?? Task.CompletedTask;
}
