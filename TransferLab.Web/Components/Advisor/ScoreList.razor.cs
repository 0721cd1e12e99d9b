using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Transferability.Scores;

namespace TransferLab.Web.Components.Advisor;

/// <summary>Every score of one network with what it means, or why it says nothing here.</summary>
public sealed partial class ScoreList
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<ScoreValue> Scores { get; set; }
}
