using TransferLab.Engine.Datasets.Importing;

namespace TransferLab.Engine.Datasets;

/// <summary>Where an import takes its pictures and labels from.</summary>
public abstract class DatasetSource
{
    private protected DatasetSource()
    {
    }

    /// <summary>A name for the data set where the user gives none: that of the folder or file.</summary>
    public abstract string SuggestedName { get; }

    /// <summary>Everything that is there, unopened.</summary>
    internal abstract SourceListing List(ImportOptions options, CancellationToken cancellationToken);
}
