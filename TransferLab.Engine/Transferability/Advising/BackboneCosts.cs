using Microsoft.Extensions.Options;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>What looking at pictures with a backbone costs on this machine.</summary>
public sealed class BackboneCosts(BackboneLibrary backbones, StepRates rates, IOptions<ExtractionOptions> options)
{
    /// <summary>What the app and ONNX Runtime take before any network is open.</summary>
    private const long BaseBytes = 200_000_000;

    /// <summary>Of the inputs: activations in ONNX Runtime's arenas. So that MobileNetV2 comes out as its measured 484 MB (docs/decisions/feature-extraction.md).</summary>
    private const int ActivationsPerInput = 24;

    /// <summary>As runs on this machine took; before the first one, from the trial on one core that every backbone goes through.</summary>
    /// <returns>Null where the backbone cannot be opened.</returns>
    public async Task<TimeSpan?> TimeAsync(BackboneCard card, int pictures, CancellationToken cancellationToken = default)
    {
        if (rates.Estimate(new($"features/{card.Id}", pictures)) is { } measured)
        {
            return measured;
        }

        try
        {
            using var backbone = await backbones.OpenAsync(card, cancellationToken);
            return backbone.TimePerPicture * pictures / options.Value.Workers;
        }
        catch (TransferLabException)
        {
            return null;
        }
    }

    /// <summary>Peak memory of the app while it looks at so many pictures, about.</summary>
    public long MemoryBytes(BackboneCard card, int pictures) =>
        BaseBytes
        + (2 * card.FileBytes)
        + (4L * pictures * card.FeatureWidth)
        + (4L * options.Value.Workers * options.Value.BatchSize * card.Preprocessing.TensorLength * ActivationsPerInput);
}
