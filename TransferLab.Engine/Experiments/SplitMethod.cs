namespace TransferLab.Engine.Experiments;

/// <summary>How the examples kept for the final evaluation are chosen.</summary>
public enum SplitMethod
{
    /// <summary>The data set's own test set where it has one; else folds for small data, else a held-out part.</summary>
    Automatic,

    /// <summary>The test set that the data set brings.</summary>
    Own,

    /// <summary>A part drawn at random, stratified by class.</summary>
    HoldOut,

    /// <summary>Each example is tested once, by a model that never saw its fold.</summary>
    CrossValidation,
}
