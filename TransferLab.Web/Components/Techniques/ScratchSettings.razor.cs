using TransferLab.Engine.Experiments.Techniques;

namespace TransferLab.Web.Components.Techniques;

/// <summary>Which network learns without having learned before, and for how long.</summary>
public sealed partial class ScratchSettings
{
    private IEnumerable<(ScratchNetwork Network, string Title, string Text)> Networks =>
    [
        (ScratchNetwork.SmallResidual, L["A small residual network"], L["Sees pictures of 56 pixels: quick, and strong where shapes and colours are coarse."]),
        (ScratchNetwork.SmallSeparable, L["A small network for larger pictures"], L["Sees pictures of 128 pixels: for fine detail. Takes longer."]),
        (ScratchNetwork.SameArchitecture, L["The chosen network without what it knows"], L["The same layers with fresh weights. The fairest comparison, but large networks need many labels and much time."]),
    ];

    protected override bool IsAdvanced(FromScratchOptions options) => options.Training.Epochs is not null;
}
