using TransferLab.Web.Languages;

namespace TransferLab.Web.Wizard;

/// <summary>Plain advice from three answers; see <c>docs/methods/transfer-guide.md</c> for the measurements behind it.</summary>
public static class TransferGuide
{
    /// <summary>Null until the two questions that decide it are answered.</summary>
    public static TransferOutlook? Outlook(GuideAnswers answers) => (answers.Pictures, answers.Labels) switch
    {
        (null, _) or (_, null) => null,
        (PictureKind.Photographs, LabelBudget.More) => TransferOutlook.Unclear,
        (PictureKind.Photographs or PictureKind.CloseUps, _) => TransferOutlook.LikelyHelps,
        (PictureKind.Instruments, LabelBudget.UpToTen) => TransferOutlook.LikelyHelps,
        (PictureKind.Instruments, _) => TransferOutlook.Unclear,
        (PictureKind.Drawings, LabelBudget.UpToTen) => TransferOutlook.Unclear,
        _ => TransferOutlook.MayHurt,
    };

    public static IReadOnlyList<TextKey> Advice(GuideAnswers answers) =>
        [.. new[] { OfPictures(answers.Pictures), OfLabels(answers.Labels), OfTime(answers.Time) }.OfType<TextKey>()];

    private static TextKey? OfPictures(PictureKind? kind) => kind switch
    {
        PictureKind.Photographs => new("Public networks learned from photographs like these. With 160 flower photographs to learn from, transfer reached 85% where training from scratch reached 66%."),
        PictureKind.CloseUps => new("Textures and shapes learned from photographs usually carry over to one narrow kind of picture: waste sorting reached 83% with transfer, 68% from scratch."),
        PictureKind.Instruments => new("Public networks have hardly seen such pictures. On chest X-rays transfer and training from scratch came out alike (95 and 97%): compare the two before you trust either."),
        PictureKind.Drawings => new("Networks trained on photographs pay attention to other things than strokes. On pictures of hand signs a small network from scratch reached 99.8%, transfer 94%."),
        _ => null,
    };

    private static TextKey? OfLabels(LabelBudget? labels) => labels switch
    {
        LabelBudget.UpToTen => new("With so few labels, choose the simplest technique and expect a wide interval: ten more pictures per class may change the answer."),
        LabelBudget.UpToAHundred => new("This is where transfer shines: enough labels for a classifier on frozen features, too few to train a network."),
        LabelBudget.UpToAThousand => new("Enough labels for an honest comparison: the learning curve in the result shows whether more of them would still help."),
        LabelBudget.More => new("With this many labels training from scratch may catch up: look at where the learning curve flattens."),
        _ => null,
    };

    private static TextKey? OfTime(TimeBudget? time) => time switch
    {
        TimeBudget.Minutes => new("Feature extraction with a head fits into minutes on an ordinary processor."),
        TimeBudget.Hours => new("Begin with feature extraction all the same: it takes minutes and is what everything slower must beat."),
        _ => null,
    };
}
