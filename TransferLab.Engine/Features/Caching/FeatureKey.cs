using System.Security.Cryptography;
using System.Text;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Checkups;

namespace TransferLab.Engine.Features.Caching;

/// <summary>Everything but the picture that decides what its row is.</summary>
internal sealed class FeatureKey
{
    private FeatureKey(string text)
    {
        Digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        Folder = Convert.ToHexStringLower(Digest.AsSpan(0, 16));
    }

    public byte[] Digest { get; }

    /// <summary>Name of the folder that holds the rows.</summary>
    public string Folder { get; }

    public static FeatureKey Of(BackboneCard card, FeatureKind kind) => new(FormattableString.Invariant(
        $"{kind} of {card.Sha256} layer {card.FeatureTensor} for {card.Preprocessing.Key} filler {TensorFiller.Version} reader {CheckupReport.CurrentVersion}"));
}
