namespace TransferLab.Engine.Experiments;

/// <summary>All techniques, by kind.</summary>
public sealed class TechniqueCatalog(IEnumerable<ITechnique> techniques)
{
    /// <summary>In the order of their registration.</summary>
    public IReadOnlyList<ITechnique> All { get; } = [.. techniques];

    /// <exception cref="TransferLabException">There is no technique of that kind.</exception>
    public ITechnique Find(string kind) => All.FirstOrDefault(technique => technique.Kind == kind)
        ?? throw new TransferLabException(
            $"There is no technique called {kind}.",
            $"Use one of: {string.Join(", ", All.Select(technique => technique.Kind))}.");
}
