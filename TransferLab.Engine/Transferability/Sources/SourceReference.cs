using TransferLab.Engine.Features;
using TransferLab.Engine.Numerics;

namespace TransferLab.Engine.Transferability.Sources;

/// <summary>What the pictures that a backbone learned from look like to it: enough to tell how far other pictures lie from them.</summary>
/// <remarks>Lies beside the backbone as <c>&lt;name&gt;.reference</c>, see <see cref="SourceReferenceFile"/> and docs/methods/source-reference.md.</remarks>
public sealed record SourceReference
{
    /// <summary>Directions of the covariance that are kept; the rest of the variance is spread evenly over the others.</summary>
    internal const int MostComponents = 64;

    /// <summary>Rows that are kept.</summary>
    internal const int MostRows = 256;

    /// <summary>The data, e.g. <c>ImageNet, validation part</c>.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>SHA-256 of the backbone's ONNX file; features of another file must not be compared.</summary>
    public required string BackboneSha256 { get; init; }

    /// <summary><c>Preprocessing.Key</c> of the backbone's card when the reference was made.</summary>
    public required string PreprocessingKey { get; init; }

    /// <summary>Pictures that mean and covariance were taken over.</summary>
    public required int Count { get; init; }

    /// <summary>Shape (width).</summary>
    public required IReadOnlyList<double> Mean { get; init; }

    /// <summary>Directions of largest variance, each of length 1; shape (components, width).</summary>
    public required FeatureMatrix Components { get; init; }

    /// <summary>Variance along each component, largest first.</summary>
    public required IReadOnlyList<double> Variances { get; init; }

    /// <summary>Mean variance along each of the other directions.</summary>
    public required double OtherVariance { get; init; }

    /// <summary>A few hundred of the rows, evenly spread; shape (rows, width).</summary>
    public required FeatureMatrix Rows { get; init; }

    /// <summary>What the pictures look like from far away; null where only features were at hand.</summary>
    public PictureTone? Tone { get; init; }

    public int Width => Mean.Count;

    /// <summary>Sum of the variances of all features.</summary>
    public double TotalVariance => Variances.Sum() + (OtherVariance * (Width - Variances.Count));

    /// <summary>Takes a reference from features that are computed already.</summary>
    /// <param name="features">Of the source's pictures under the backbone's own card, shape (pictures, width); at least two.</param>
    /// <param name="tone">From the same pictures; null where they are not at hand.</param>
    /// <exception cref="TransferLabException">There are fewer than two pictures, or a feature is not a finite number.</exception>
    /// <remarks>Cost O(pictures·width·components). Deterministic.</remarks>
    public static SourceReference Of(
        LocalizedText name, string backboneSha256, string preprocessingKey, FeatureMatrix features, PictureTone? tone, CancellationToken cancellationToken = default)
    {
        if (features.Rows < 2 || !features.Values.ToArray().All(float.IsFinite))
        {
            throw new TransferLabException(
                $"The pictures of {name.En} are too few or give features that are no numbers; they say nothing about the source.",
                $"Take at least two pictures, better several hundred, that this network can read.");
        }

        var components = PrincipalComponents.Of(features, MostComponents, cancellationToken);
        var others = features.Columns - components.Count;
        return new()
        {
            Name = name,
            BackboneSha256 = backboneSha256,
            PreprocessingKey = preprocessingKey,
            Count = features.Rows,
            Mean = components.Mean,
            Components = components.Directions,
            Variances = components.Variances,
            OtherVariance = others > 0 ? Math.Max(0, components.TotalVariance - components.Variances.Sum()) / others : 0,
            Rows = features.SelectRows([.. Evenly(features.Rows, MostRows)]),
            Tone = tone,
        };
    }

    private static IEnumerable<int> Evenly(int count, int most) =>
        Enumerable.Range(0, Math.Min(count, most)).Select(i => (int)((long)i * count / Math.Min(count, most)));
}
