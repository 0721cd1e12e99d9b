using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>What a head has learned; never changes.</summary>
public abstract class TrainedHead
{
    public abstract int FeatureWidth { get; }

    public abstract int ClassCount { get; }

    /// <summary>What the head chose on its own, for the record (regularisation, neighbours …).</summary>
    public virtual IReadOnlyDictionary<string, double> Choices => new Dictionary<string, double>();

    /// <summary>Class probabilities, shape (n, ClassCount); each row sums to 1.</summary>
    /// <exception cref="ArgumentException">The features have another width.</exception>
    public abstract FeatureMatrix PredictProbabilities(FeatureMatrix features);

    /// <summary>All that was learned; enough to predict again after a restart.</summary>
    public abstract HeadSnapshot ToSnapshot();
}
