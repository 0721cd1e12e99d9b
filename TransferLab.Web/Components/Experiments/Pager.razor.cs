using Microsoft.AspNetCore.Components;

namespace TransferLab.Web.Components.Experiments;

/// <summary>From one page of a long list to the next; each has an address.</summary>
public sealed partial class Pager
{
    /// <summary>From 1.</summary>
    [Parameter, EditorRequired]
    public required int Page { get; set; }

    [Parameter, EditorRequired]
    public required int Pages { get; set; }

    [Parameter, EditorRequired]
    public required Func<int, string> Address { get; set; }
}
