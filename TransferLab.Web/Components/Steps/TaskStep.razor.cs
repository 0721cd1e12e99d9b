using Microsoft.AspNetCore.Components;
using TransferLab.Web.Languages;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Steps;

/// <summary>What to predict, and a short guide whether transfer fits.</summary>
public sealed partial class TaskStep
{
    private static readonly (PictureKind Value, TextKey Text)[] Pictures =
    [
        (PictureKind.Photographs, new("Everyday photographs")),
        (PictureKind.CloseUps, new("Photographs of one narrow kind: parts, surfaces, leaves")),
        (PictureKind.Instruments, new("Pictures from instruments: X-ray, microscope, satellite")),
        (PictureKind.Drawings, new("Drawings, letters, symbols, signs")),
    ];

    private static readonly (LabelBudget Value, TextKey Text)[] Labels =
    [
        (LabelBudget.UpToTen, new("Up to 10")),
        (LabelBudget.UpToAHundred, new("10 to 100")),
        (LabelBudget.UpToAThousand, new("100 to 1,000")),
        (LabelBudget.More, new("More")),
    ];

    private static readonly (TimeBudget Value, TextKey Text)[] Times =
    [
        (TimeBudget.Minutes, new("Minutes")),
        (TimeBudget.Hours, new("Hours")),
    ];

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private string OutlookText(TransferOutlook outlook) => outlook switch
    {
        TransferOutlook.LikelyHelps => L["Transfer is likely to help"],
        TransferOutlook.Unclear => L["Transfer may or may not help: measure it"],
        _ => L["Transfer may do worse than starting from nothing"],
    };

    private Task AnswerAsync(Func<GuideAnswers, GuideAnswers> answer) => State.ChangeAsync(draft => draft with { Guide = answer(draft.Guide) });
}
