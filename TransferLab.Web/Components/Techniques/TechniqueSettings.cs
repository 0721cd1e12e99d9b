using Microsoft.AspNetCore.Components;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Techniques;

/// <summary>Settings of the draft's technique; each change is kept at once.</summary>
public abstract class TechniqueSettings<TOptions> : ComponentBase
    where TOptions : class, new()
{
    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    protected TOptions Options => Draft.Technique.ReadOptions<TOptions>();

    /// <summary>Whether what most leave alone is in sight; decided once, so that it does not shut under the user's hands.</summary>
    protected bool ShowsAdvanced { get; private set; }

    protected override void OnInitialized() => ShowsAdvanced = IsAdvanced(Options);

    /// <summary>Whether something was changed that most leave alone.</summary>
    protected abstract bool IsAdvanced(TOptions options);

    protected Task SetAsync(Func<TOptions, TOptions> change) =>
        State.ChangeAsync(draft => draft with { Technique = draft.Technique.WithOptions(change), TechniqueIsChosen = true });

    /// <summary>A number out of range takes the nearest end; an empty field takes the default.</summary>
    protected Task SetNumberAsync(int? value, int least, int most, Func<TOptions, int?, TOptions> set) =>
        SetAsync(options => set(options, value is { } given ? Math.Clamp(given, least, most) : null));
}
