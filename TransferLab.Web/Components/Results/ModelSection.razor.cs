using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Export;

namespace TransferLab.Web.Components.Results;

/// <summary>The network that came out of a training, to take home or to build on.</summary>
public sealed partial class ModelSection
{
    private BackboneCard? kept;
    private TransferLabException? failure;
    private bool working;

    [Inject]
    public required ModelShelf Shelf { get; init; }

    [Parameter, EditorRequired]
    public required RunId Run { get; set; }

    [Parameter, EditorRequired]
    public required ModelReference Model { get; set; }

    private async Task KeepAsync()
    {
        (working, failure) = (true, null);
        try
        {
            kept = await Shelf.UseAsBackboneAsync(Model);
        }
        catch (TransferLabException known)
        {
            failure = known;
        }

        working = false;
    }
}
