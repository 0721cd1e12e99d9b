using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Techniques;

/// <summary>Which network learns without having learned before, and for how long.</summary>
public sealed partial class ScratchSettings
{
    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private FromScratchOptions Options => Draft.Technique.ReadOptions<FromScratchOptions>();

    private IEnumerable<(ScratchNetwork Network, string Title, string Text)> Networks =>
    [
        (ScratchNetwork.SmallResidual, L["A small residual network"], L["Sees pictures of 56 pixels: quick, and strong where shapes and colours are coarse."]),
        (ScratchNetwork.SmallSeparable, L["A small network for larger pictures"], L["Sees pictures of 128 pixels: for fine detail. Takes longer."]),
        (ScratchNetwork.SameArchitecture, L["The chosen network without what it knows"], L["The same layers with fresh weights. The fairest comparison, but large networks need many labels and much time."]),
    ];

    private Task SetAsync(Func<FromScratchOptions, FromScratchOptions> change) =>
        State.ChangeAsync(draft => draft with { Technique = draft.Technique.WithOptions(change), TechniqueIsChosen = true });

    private Task SetEpochsAsync(ChangeEventArgs change)
    {
        int? epochs = int.TryParse((string?)change.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? Math.Clamp(value, 1, 1000) : null;
        return SetAsync(options => options with { Training = options.Training with { Epochs = epochs } });
    }
}
