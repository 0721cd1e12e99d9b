using TransferLab.Engine.Experiments.Techniques;

namespace TransferLab.Web.Components.Techniques;

/// <summary>How much of the network is tuned, and for how long.</summary>
public sealed partial class TuningSettings
{
    private IEnumerable<(TuningScope Scope, string Title, string Text)> Scopes =>
    [
        (TuningScope.HeadThenAll, L["The head first, then all layers"], L["A head learns on the untouched network, then everything is tuned gently from there: what the network knew is not spoilt by a head that knows nothing yet."]),
        (TuningScope.LastBlocks, L["The last block alone"], L["What lies before it is computed once for each picture: by far the quickest, and enough where your pictures resemble those the network knows."]),
        (TuningScope.All, L["All layers at once"], L["From a fresh head. The greatest change; needs many labels."]),
        (TuningScope.BiasAndNorm, L["Biases and normalisations"], L["A few numbers per layer: hardly anything can be learned by heart, and the whole network still adapts."]),
        (TuningScope.LowRankAdapters, L["Low-rank adapters (LoRA)"], L["A small change beside each matrix of weights, merged into it at the end. For networks with large matrices, such as transformers."]),
    ];

    protected override bool IsAdvanced(FineTuningOptions options) => options.Training.Epochs is not null || options.Blocks > 1 || !options.Interpolate;
}
