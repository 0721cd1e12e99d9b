using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Backbones;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Steps;

/// <summary>Which pretrained network to build on: those at hand, those to fetch, or a file of one's own.</summary>
public sealed partial class ModelStep
{
    private IReadOnlyList<BackboneEntry>? entries;

    [Inject]
    public required BackboneLibrary Library { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    protected override Task OnInitializedAsync() => LoadAsync();

    // Files are hashed the first time they are seen: not on the page's own thread.
    private async Task LoadAsync() => entries = await Task.Run(() => Library.ListAsync());

    private Task ChooseAsync(BackboneCard card) => State.ChangeAsync(draft => draft.With(card));
}
