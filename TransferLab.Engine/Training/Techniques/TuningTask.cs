using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Networks;

namespace TransferLab.Engine.Training.Techniques;

/// <summary>One network to train on one set of pictures.</summary>
internal sealed record TuningTask
{
    /// <summary>With the weights to start from.</summary>
    public required ClassifierNetwork Network { get; init; }

    /// <summary>What happens to a picture before the network sees it.</summary>
    public required Preprocessing Preprocessing { get; init; }

    public InputLayout Layout { get; init; } = InputLayout.Nchw;

    public required IPictureFiles Pictures { get; init; }

    /// <summary>One per picture.</summary>
    public required Labels Labels { get; init; }

    /// <summary>The pictures to learn from; part of them may be kept back to compare epochs on.</summary>
    public required IReadOnlyList<int> TrainingRows { get; init; }

    /// <summary>Part of the training rows that is kept back.</summary>
    public required double ValidationFraction { get; init; }

    public required FitSettings Settings { get; init; }

    /// <summary>What of the network is trained, given the shape of one picture.</summary>
    public required Func<ClassifierNetwork, IReadOnlyList<int>, TunedPart> Part { get; init; }

    /// <summary>Whether the network has learned something already.</summary>
    public required bool StartCounts { get; init; }

    /// <summary>Changed views of each picture that go through a frozen part; 0 for the plain one alone.</summary>
    public int Views { get; init; }
}
