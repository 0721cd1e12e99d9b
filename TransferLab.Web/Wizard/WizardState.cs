namespace TransferLab.Web.Wizard;

/// <summary>The draft that one browser tab works on. Outlives the pages; each change is kept at once, and changes made elsewhere are seen.</summary>
public sealed class WizardState : IDisposable
{
    private readonly DraftStore store;

    public WizardState(DraftStore store)
    {
        this.store = store;
        store.Changed += TakeOver;
    }

    /// <summary>Raised from any thread.</summary>
    public event Action? Changed;

    public Draft Draft { get; private set; } = new() { Id = DraftId.New() };

    /// <summary>Turns to another draft: as it was kept, or an empty one of that name.</summary>
    public async Task OpenAsync(DraftId id)
    {
        if (Draft.Id != id)
        {
            Draft = await store.FindAsync(id) ?? new() { Id = id };
            Changed?.Invoke();
        }
    }

    /// <summary>Changes the draft as it is kept by then; <see cref="Draft"/> is the changed one afterwards.</summary>
    /// <exception cref="Engine.TransferLabException">The change cannot be kept.</exception>
    public Task ChangeAsync(Func<Draft, Draft> change) => store.ChangeAsync(Draft.Id, change);

    public void Dispose() => store.Changed -= TakeOver;

    private void TakeOver(Draft kept)
    {
        if (kept.Id == Draft.Id)
        {
            Draft = kept;
            Changed?.Invoke();
        }
    }
}
