using System.Globalization;
using Microsoft.Extensions.Localization;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Gap;
using TransferLab.Web.Demonstrations;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Demonstrations;

/// <summary>What the demonstrations say.</summary>
internal static class DemonstrationWords
{
    public static string Button(Demonstration demonstration, IStringLocalizer<Texts> L) =>
        For(demonstration, L["See it work"], L["See it fail"], L["See it make no difference"]);

    public static string Heading(Demonstration demonstration, IStringLocalizer<Texts> L) =>
        For(demonstration, L["Transfer learning at work"], L["Transfer learning fails"], L["Transfer learning makes no difference"]);

    /// <summary>On the start page.</summary>
    public static string Promise(Demonstration demonstration, IStringLocalizer<Texts> L) => For(
        demonstration,
        work: L["Metal parts with scratches, rust, dents and cracks as thin as a hair. A network that learned from other pictures tells them apart after a few examples."],
        fail: L["Circuit boards with a diode: is it soldered in the right way round, or reversed? To a network that has learned to recognise things whichever way they lie, the two look nearly alike, and the result says what that costs."],
        same: L["Black-and-white prints, one half a trace too green, the other a trace too magenta. A network that learned from photographs tells them apart, and so does a simple classifier on the plain pixels."]);

    public static string Title(DemonstrationStage stage, IStringLocalizer<Texts> L) => stage switch
    {
        DemonstrationStage.Pictures => L["Pictures"],
        DemonstrationStage.Model => L["Pretrained network"],
        DemonstrationStage.Technique => L["Technique"],
        DemonstrationStage.Run => L["Run"],
        _ => L["Result"],
    };

    public static string Pictures(Demonstration demonstration, IStringLocalizer<Texts> L)
    {
        var pictures = Amounts.Count(demonstration.Task.Pictures.Count);
        var classes = demonstration.Task.Pictures.Select(picture => picture.ClassName).Distinct().Count();
        return For(
            demonstration,
            work: L["{0} metal parts are drawn, each labelled with one of {1} classes. One class is hard to see: a crack as thin as a hair.", pictures, classes],
            fail: L["{0} circuit boards are drawn, each with a diode: one half with its band on the right, as it should be, the other with it on the left. Which way round the diode lies is what should be learned.", pictures],
            same: L["{0} black-and-white prints are drawn, one half with a faint cast of green, the other with one of magenta: a few levels of 255, hardly to be seen.", pictures]);
    }

    public static string Model(Demonstration demonstration, BackboneCard card, IStringLocalizer<Texts> L)
    {
        var (name, learned) = (card.Name, card.TrainedOn.For(CultureInfo.CurrentUICulture));
        return For(
            demonstration,
            work: L["{0} has learned from {1}. It knows nothing of metal parts, but edges, textures and shapes are edges, textures and shapes everywhere.", name, learned],
            fail: L["{0} has learned from {1}. A thing is the same thing whichever way round it lies, so its numbers say what is in a picture rather than which end is where: the very thing that matters here is nearly lost.", name, learned],
            same: L["{0} has learned from {1}. Colours helped it there, so it has kept them, and a faint cast is not lost on it. But a sum over all pixels shows a cast, too.", name, learned]);
    }

    public static string Technique(BackboneCard card, IStringLocalizer<Texts> L) =>
        L["Feature extraction: the network stays as it is and describes each picture by {0} numbers; a small classifier learns the classes from them. It is quick, needs few labels, and is the first thing to try.", Amounts.Count(card.FeatureWidth)];

    public static string Run(IStringLocalizer<Texts> L) =>
        L["Every picture goes through the network once. The classifier learns from one part of them and is tested on the other, which it has never seen; on the same pictures, a small network that starts from nothing shows what is possible without."];

    /// <summary>What was measured, in the words of the measurement.</summary>
    public static string Outcome(TransferGap gap, IStringLocalizer<Texts> L) => L[
        "{0} On new pictures, {1} are right with the pretrained network, {2} without it.",
        gap.Finding.Text(CultureInfo.CurrentUICulture), Amounts.Percent(gap.Transfer.Value), Amounts.Percent(gap.Scratch.Value)];

    /// <summary>With the network and without it, and whether the difference is more than chance.</summary>
    public static string Outcome(Estimate transfer, Baseline without, IStringLocalizer<Texts> L)
    {
        var (with, other) = (Amounts.Percent(transfer.Value), Amounts.Percent(without.Accuracy.Value));
        var points = Points(Math.Abs(without.Advantage.Value));
        return without.Advantage switch
        {
            { Low: > 0 } gain => L["Measured on new pictures: {0} right with the pretrained network, {1} without it. Transfer gains {2} percentage points ({3} to {4}).", with, other, points, Points(gain.Low.Value), Points(gain.High!.Value)],
            { High: < 0 } loss => L["Measured on new pictures: {0} right with the pretrained network, {1} without it. Transfer costs {2} percentage points ({3} to {4}).", with, other, points, Points(-loss.High.Value), Points(-loss.Low!.Value)],
            _ => L["Measured on new pictures: {0} right with the pretrained network, {1} without it. The difference may be chance.", with, other],
        };
    }

    /// <summary>What to take away from it.</summary>
    public static string Moral(Demonstration demonstration, IStringLocalizer<Texts> L) => For(
        demonstration,
        work: L["Further down: how many labels would have been enough, which pictures were taken for what, and whether its confidence can be believed."],
        fail: L["A pretrained network is not better than nothing by itself: it depends on what it has learned to see. That is why TransferLab always measures what is possible without."],
        same: L["Where starting from nothing is as good, it is the better choice: smaller, quicker, and free of whatever the network has learned elsewhere. A high accuracy alone would never have told."]);

    private static string For(Demonstration demonstration, string work, string fail, string same) =>
        demonstration == Demonstration.Fail ? fail : demonstration == Demonstration.Same ? same : work;

    private static string Points(double share) => Amounts.Number(share * 100, 1);
}
