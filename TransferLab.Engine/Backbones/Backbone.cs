using TransferLab.Engine.Backbones.Sessions;

namespace TransferLab.Engine.Backbones;

/// <summary>A pretrained network, opened. Thread-safe; all who open the same one share it, and it closes with the last of them.</summary>
public sealed class Backbone : IDisposable
{
    private readonly SharedNetwork network;
    private readonly Action release;
    private int disposed;

    internal Backbone(BackboneCard card, SharedNetwork network, Action release)
    {
        (Card, this.network, this.release) = (card, network, release);
    }

    public BackboneCard Card { get; }

    /// <summary>Numbers that describe one picture.</summary>
    public int FeatureWidth => network.Report.FeatureWidth;

    /// <summary>Classes that the network itself tells apart; null where it has no classifier.</summary>
    public int? ClassCount => network.Report.LogitsWidth;

    /// <summary>Numbers in the tensor of one picture.</summary>
    public int PictureLength => Card.Preprocessing.TensorLength;

    /// <summary>Measured when the file was first tried: on one processor core, in batches.</summary>
    public TimeSpan TimePerPicture => TimeSpan.FromMilliseconds(network.Report.MillisecondsPerPicture);

    /// <summary>Computes features on the calling thread.</summary>
    /// <param name="pictures">Preprocessed as the card says, shape (count, <see cref="PictureLength"/>).</param>
    /// <param name="features">Takes the result, shape (count, <see cref="FeatureWidth"/>).</param>
    /// <exception cref="OperationCanceledException">Stopped, also in the middle of a run.</exception>
    public void Embed(Memory<float> pictures, int count, Memory<float> features, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        network.Features.Run(pictures, count, features, FeatureWidth, cancellationToken);
    }

    /// <summary>Computes what the network itself takes the pictures for, on the calling thread.</summary>
    /// <param name="pictures">Preprocessed as the card says, shape (count, <see cref="PictureLength"/>).</param>
    /// <param name="probabilities">Takes the result, shape (count, <see cref="ClassCount"/>); each row sums to 1.</param>
    /// <exception cref="InvalidOperationException">The network has no classifier.</exception>
    public void Classify(Memory<float> pictures, int count, Memory<float> probabilities, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(disposed != 0, this);
        var classes = ClassCount ?? throw new InvalidOperationException($"{Card.Id} has no classifier.");
        network.Probabilities.Run(pictures, count, probabilities, classes, cancellationToken);
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            release();
        }
    }
}
