using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Advising;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Advisor;

/// <summary>What is expected of one network: accuracy with its interval, risk, time, and the scores behind it.</summary>
public sealed partial class AdviceRow
{
    [Parameter, EditorRequired]
    public required BackboneAdvice Line { get; set; }

    [Parameter]
    public bool Chosen { get; set; }

    [Parameter]
    public EventCallback<BackboneAdvice> OnChosen { get; set; }

    private string Facts => string.Join(" · ", new[]
    {
        Line.ExtractionTime is { } time ? L["about {0} to look at all pictures", Amounts.RoughDuration(time)].Value : null,
        Line.MemoryBytes is { } bytes ? L["{0} of memory", ByteText.Of(bytes)].Value : null,
        Line.RankBySize is { } size ? L["by size: {0}", size].Value : null,
        Line.RankByImageNet is { } imageNet ? L["by ImageNet accuracy: {0}", imageNet].Value : null,
    }.OfType<string>());

    private string Spelled(Estimate expected) => expected.HasInterval
        ? L["Expected: {0} right, between {1} and {2}", Amounts.Percent(expected.Value, 0), Amounts.Percent(expected.Low!.Value, 0), Amounts.Percent(expected.High!.Value, 0)]
        : L["Expected: {0} right", Amounts.Percent(expected.Value, 0)];

    private static string Share(double part) => part.ToString("0.####", CultureInfo.InvariantCulture);
}
