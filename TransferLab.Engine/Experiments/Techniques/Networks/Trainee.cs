using TransferLab.Engine.Backbones;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training;
using TransferLab.Engine.Training.Networks;
using TransferLab.Engine.Training.Techniques;

namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>A network that an experiment trains: where its first weights come from, what of it is trained, and how it becomes a file.</summary>
internal abstract class Trainee
{
    /// <summary>How results name the network.</summary>
    public abstract LocalizedText Name { get; }

    /// <summary>Names what the time of a training picture depends on.</summary>
    public abstract string Rate { get; }

    /// <summary>All that decides the training, data and seed aside; written as JSON into keys.</summary>
    public abstract object Settings { get; }

    /// <summary>Products of earlier steps that the first weights come from.</summary>
    public virtual IReadOnlyList<Type> Needs => [];

    /// <summary>Whether the network has learned something before, so that its first weights count.</summary>
    public abstract bool StartCounts { get; }

    public abstract NormalizationMode Normalization { get; }

    /// <summary>Whether weights between the start and the end are measured.</summary>
    public virtual bool Interpolates => false;

    public abstract Preprocessing Preprocessing { get; }

    public virtual InputLayout Layout => InputLayout.Nchw;

    /// <summary>Changed views of each picture that go through a frozen part.</summary>
    public virtual int Views(int examples) => 0;

    /// <summary>The options with nothing left open.</summary>
    /// <param name="rows">Rows of the data set that it learns from.</param>
    public abstract TrainingOptions Options(ExperimentData data, IReadOnlyList<int> rows);

    /// <summary>The network with the weights that the training starts from.</summary>
    /// <param name="context">Null where only the time of a training is of interest: a fresh head will do then.</param>
    /// <param name="rows">Rows of the data set that may be learned from.</param>
    public abstract ClassifierNetwork Start(ExperimentData data, StepContext? context, IReadOnlyList<int> rows, CancellationToken cancellationToken);

    /// <summary>The network with other weights for its last layer, e.g. those that an earlier training of it began with.</summary>
    /// <param name="head">By initialiser; may be of any values.</param>
    public abstract ClassifierNetwork Open(IReadOnlyDictionary<string, float[]> head, int classes);

    /// <summary>What of the network is trained.</summary>
    /// <param name="shape">Of one picture, as the network takes it.</param>
    public abstract TunedPart Part(ClassifierNetwork network, IReadOnlyList<int> shape, int seed);

    /// <summary>The trained network as a file; outputs <c>logits</c> and <c>probabilities</c>.</summary>
    public abstract OnnxGraph Export(ClassifierNetwork network, IReadOnlyDictionary<string, OnnxTensor> weights);

    /// <summary>What is to be known of the exported network to use it, hash and size aside.</summary>
    public abstract BackboneCard Card(ClassifierNetwork network, ExperimentData data);
}
