using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Components.Runs;

/// <summary>Why a run failed and what to do about it.</summary>
public sealed partial class RunTrouble
{
    [Parameter, EditorRequired]
    public required RunFailure Failure { get; set; }
}
