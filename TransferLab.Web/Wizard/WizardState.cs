namespace TransferLab.Web.Wizard;

/// <summary>The draft that one browser tab works on. Outlives the pages; each change is kept at once.</summary>
public sealed class WizardState(DraftStore store)
{
    public event Action? Changed;

    public Draft Draft { get; private set; } = new() { Id = DraftId.New() };

    /// <summary>Turns to another draft: as it was kept, or an empty one of that name.</summary>
    public async Task OpenAsync(DraftId id)
    {
        // Read again each time: a background job or another tab may have changed it.
        Draft = await store.FindAsync(id) ?? (Draft.Id == id ? Draft : new() { Id = id });
        Changed?.Invoke();
    }

    /// <exception cref="Engine.TransferLabException">The change cannot be kept; it stays in memory.</exception>
    public async Task ChangeAsync(Func<Draft, Draft> change)
    {
        Draft = change(Draft);
        try
        {
            Draft = await store.SaveAsync(Draft);
        }
        finally
        {
            Changed?.Invoke();
        }
    }
}
