using Microsoft.Extensions.Localization;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Components.Experiments;

/// <summary>States of runs in the words of a list.</summary>
internal static class RunStates
{
    public static string Name(RunState state, IStringLocalizer<Texts> L) => state switch
    {
        RunState.Queued => L["Waiting"],
        RunState.Running => L["Running"],
        RunState.Finished => L["Finished"],
        RunState.Failed => L["Failed"],
        _ => L["Stopped"],
    };
}
