using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Techniques;

/// <summary>How much of the network is tuned, and for how long.</summary>
public sealed partial class TuningSettings
{
    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private FineTuningOptions Options => Draft.Technique.ReadOptions<FineTuningOptions>();

    private IEnumerable<(TuningScope Scope, string Title, string Text)> Scopes =>
    [
        (TuningScope.HeadThenAll, L["The head first, then all layers"], L["A head learns on the untouched network, then everything is tuned gently from there: what the network knew is not spoilt by a head that knows nothing yet."]),
        (TuningScope.LastBlocks, L["The last block alone"], L["What lies before it is computed once for each picture: by far the quickest, and enough where your pictures resemble those the network knows."]),
        (TuningScope.All, L["All layers at once"], L["From a fresh head. The greatest change; needs many labels."]),
        (TuningScope.BiasAndNorm, L["Biases and normalisations"], L["A few numbers per layer: hardly anything can be learned by heart, and the whole network still adapts."]),
        (TuningScope.LowRankAdapters, L["Low-rank adapters (LoRA)"], L["A small change beside each matrix of weights, merged into it at the end. For networks with large matrices, such as transformers."]),
    ];

    private Task SetAsync(Func<FineTuningOptions, FineTuningOptions> change) =>
        State.ChangeAsync(draft => draft with { Technique = draft.Technique.WithOptions(change), TechniqueIsChosen = true });

    /// <summary>An empty field takes the default.</summary>
    private Task SetNumberAsync(ChangeEventArgs change, int least, int most, Func<FineTuningOptions, int?, FineTuningOptions> set) =>
        int.TryParse((string?)change.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value)
            ? SetAsync(options => set(options, Math.Clamp(value, least, most)))
            : SetAsync(options => set(options, null));
}
