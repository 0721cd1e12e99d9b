using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Advisor;

/// <summary>What was measured before the verdict, with what each number means.</summary>
public sealed partial class EvidenceList
{
    [Parameter, EditorRequired]
    public required RiskEvidence Evidence { get; set; }

    private IEnumerable<(string Name, string Value, string Meaning)> Facts
    {
        get
        {
            yield return (L["Labels per class"], Amounts.Number(Evidence.LabelsPerClass, 0), L["The fewer there are, the less a network that starts from nothing can learn."]);
            yield return (L["With the network's features"], Amounts.Percent(Evidence.FeatureAccuracy, 0), L["What a simple classifier on the frozen features is expected to get right."]);
            yield return (L["With the pixels alone"], Amounts.Percent(Evidence.PixelAccuracy, 0), L["The same without any network. If it is close, the network sees little of what matters."]);
            yield return (L["With an untrained network"], Amounts.Percent(Evidence.UntrainedAccuracy, 0), L["The same on what a network sees that has learned nothing yet: what one from scratch starts from."]);
            yield return (L["Neighbours by the network"], Amounts.Percent(Evidence.FeatureNeighbours, 0), L["Pictures whose nearest neighbours, as the network sees them, are of their own class."]);
            yield return (L["Neighbours by pixels"], Amounts.Percent(Evidence.PixelNeighbours, 0), L["The same by comparing pixels."]);
            yield return (L["Grey pictures"], Amounts.Percent(Evidence.GreyShare, 0), Evidence.NetworkIsGrey
                ? L["The network looks at grey pictures only: colours are lost on it."]
                : L["The network learned to look at colours: it sees less in grey pictures."]);
        }
    }
}
