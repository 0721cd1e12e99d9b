using Microsoft.JSInterop;

namespace TransferLab.Web.Components;

/// <summary>The other end of a page's connection.</summary>
internal static class Browsers
{
    /// <summary>Whether a call of a script failed because nobody is there any more: the connection was closed, or a closed page never answered.</summary>
    public static bool HaveGone(Exception failure) => failure is JSDisconnectedException or OperationCanceledException;
}
