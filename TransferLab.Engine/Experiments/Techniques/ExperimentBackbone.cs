using TransferLab.Engine.Backbones;

namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>The pretrained network of an experiment, in the version it names.</summary>
/// <remarks>Runs have a thread of their own, and the list is in memory after the first look.</remarks>
internal sealed class ExperimentBackbone(BackboneLibrary library, BackboneReference reference)
{
    public BackboneReference Reference => reference;

    /// <summary>Null where it is not on this machine.</summary>
    public BackboneCard? CardInLibrary => Entry?.Card;

    /// <exception cref="TransferLabException">It is not on this machine, or its file is another one.</exception>
    public BackboneCard Card
    {
        get
        {
            var card = CardInLibrary ?? throw NotHere();
            return card.Sha256 == reference.Sha256
                ? card
                : throw new TransferLabException(
                    $"The file of the pretrained network {card.Name} is another one than this experiment names.",
                    $"Choose the network anew; the result will then name its present file.");
        }
    }

    /// <summary>The path of its ONNX file.</summary>
    /// <exception cref="TransferLabException">It is not on this machine.</exception>
    public string File => Entry?.File ?? throw NotHere();

    private BackboneEntry? Entry => library.FindAsync(reference.Id).GetAwaiter().GetResult();

    private TransferLabException NotHere() => new(
        $"The pretrained network {reference.Id} is not on this machine.",
        $"Download or import it in the model step, then start the run again.");
}
