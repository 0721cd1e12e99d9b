namespace TransferLab.Web.Runs;

/// <summary>By what a list of runs is sorted.</summary>
public enum RunSort
{
    /// <summary>Latest first.</summary>
    Newest,

    /// <summary>Best first; runs without a result last.</summary>
    Accuracy,

    Name,

    Dataset,
}
