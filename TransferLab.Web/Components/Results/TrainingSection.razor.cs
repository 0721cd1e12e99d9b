using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Components.Charts;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Results;

/// <summary>The course of a training, which epoch was kept, and whether it was worth it.</summary>
public sealed partial class TrainingSection
{
    private int index;

    [Parameter, EditorRequired]
    public required TrainingReport Training { get; set; }

    [Parameter, EditorRequired]
    public required ExperimentResult Result { get; set; }

    private SplitTraining Split => Training.Splits[Math.Min(index, Training.Splits.Count - 1)];

    private bool IsCompared => Split.ValidationRows.Count > 0;

    private string LossWords => IsCompared
        ? L["How wrong the network was, epoch by epoch. Where the line of the training pictures goes on falling and the other one rises, it begins to learn by heart."]
        : L["How wrong the network was on the training pictures, epoch by epoch."];

    private string EpochWords => IsCompared
        ? L["The star is the epoch that was kept: the best on pictures kept back from training. The test pictures had no say in it."]
        : L["On the training pictures alone, so it says little about new ones: that is what the test is for."];

    private string Course => Split.History switch
    {
        { BestEpoch: > 0, Epochs: var all } when !IsCompared => L["The last of {0} epochs was kept. No picture was kept back to compare epochs: all were needed to learn from.", all.Count],
        { BestEpoch: 0 } => L["None of its {0} epochs was better than the start, so the start was kept.", Split.History.Epochs.Count],
        { StoppedEarly: true } early => L["Epoch {0} was the best. After {1} of {2} epochs it was clear that more would not help.", early.BestEpoch, early.Epochs.Count, early.Epochs[^1].Epochs],
        var whole => L["Epoch {0} of {1} was the best on the pictures kept back, and was kept.", whole.BestEpoch, whole.Epochs.Count],
    };

    private IReadOnlyList<IntervalRow> Rows(PlainHead head) =>
    [
        new(L["This experiment"], Result.Evaluation.Accuracy, IsMain: true),
        new(L["Plain head on the untouched network"], head.Evaluation.Accuracy),
    ];
}
