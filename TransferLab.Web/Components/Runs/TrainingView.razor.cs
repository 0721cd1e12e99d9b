using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Training;

namespace TransferLab.Web.Components.Runs;

/// <summary>A training while it goes on: where it is, its loss and its accuracy so far.</summary>
public sealed partial class TrainingView
{
    [Parameter, EditorRequired]
    public required TrainingProgress Progress { get; set; }

    private string Where => Progress.Stage switch
    {
        TrainingStage.FrozenPart => L["What lies before the tuned layers is computed once for each picture."],
        _ when Progress.Epoch > 0 => L["Epoch {0} of {1}, step {2} of {3}; learning rate {4}", Progress.Epoch, Progress.Epochs, Progress.Step, Progress.Steps, Rate],
        _ => L["The network is being made ready."],
    };

    private string EpochWords => Progress.History.Any(epoch => epoch.ValidationAccuracy is not null)
        ? L["What counts is the line of the pictures kept back: they come from the training part, so the test stays untouched."]
        : L["Of the pictures that it learns from: all are needed for that, so none is kept back. How good it is, only the test will say."];

    private string Rate => Progress.LearningRate.ToString("G2", CultureInfo.CurrentCulture);
}
