using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>What a head has learned; never changes.</summary>
public abstract class TrainedHead
{
    public abstract int FeatureWidth { get; }

    public abstract int ClassCount { get; }

    /// <summary>What the head chose on its own, for the record (regularisation, neighbours …).</summary>
    public virtual IReadOnlyDictionary<string, double> Choices => new Dictionary<string, double>();

    /// <summary>What it said of its own training examples while they were kept out, where the fit found that out on its way.</summary>
    /// <remarks>Not part of a snapshot: null after a restart.</remarks>
    public HeldOutProbabilities? HeldOut { get; init; }

    /// <summary>Class probabilities, shape (n, ClassCount); each row sums to 1.</summary>
    /// <exception cref="ArgumentException">The features have another width.</exception>
    /// <exception cref="TransferLabException">A feature is not a finite number.</exception>
    public FeatureMatrix PredictProbabilities(FeatureMatrix features)
    {
        if (features.Columns != FeatureWidth)
        {
            throw new ArgumentException($"The head was trained on {FeatureWidth} features; these are {features.Columns}.", nameof(features));
        }

        FiniteFeatures.Require(features);
        return Predict(features);
    }

    /// <summary>All that was learned, for <see cref="HeadFile"/>; <see cref="HeadCatalog.Restore"/> brings it back.</summary>
    public abstract HeadSnapshot ToSnapshot();

    /// <summary>As <see cref="PredictProbabilities"/>, for features that are of the right width and finite.</summary>
    protected abstract FeatureMatrix Predict(FeatureMatrix features);
}
