using System.Text.Json.Serialization;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>What is expected of every backbone at hand on one data set, before anything is trained. Plain JSON; kept with the experiments that follow it.</summary>
public sealed record Advice
{
    public const int CurrentVersion = 3;

    public int Version { get; init; } = CurrentVersion;

    public required string DatasetId { get; init; }

    public required string DatasetVersion { get; init; }

    /// <summary>Of the experiments that it is for: another split has other pictures to learn from and to be tested on.</summary>
    public required SplitOptions Split { get; init; }

    public required int SplitSeed { get; init; }

    public required DateTimeOffset Made { get; init; }

    /// <summary>Pictures of the training part that the scores were computed on; of a cross-validation, of the first fold's.</summary>
    public required int Pictures { get; init; }

    /// <summary>Pictures that an experiment would learn from.</summary>
    public required int TrainingPictures { get; init; }

    /// <summary>Pictures that an experiment would be tested on.</summary>
    public required int TestPictures { get; init; }

    /// <summary>Whether the pictures are those of the first fold of a cross-validation: other folds test on some of them. Otherwise the test part was not looked at.</summary>
    public bool IsOfFirstFold { get; init; }

    public required int Classes { get; init; }

    /// <summary>Mean over the classes of the pictures that an experiment would learn from.</summary>
    [JsonIgnore]
    public double LabelsPerClass => (double)TrainingPictures / Classes;

    /// <summary>What the pictures look like from far away.</summary>
    public required PictureTone Tone { get; init; }

    /// <summary>Best first; those that could not be judged come last.</summary>
    public required IReadOnlyList<BackboneAdvice> Backbones { get; init; }

    /// <summary>Whether the scores say the same; null for fewer than three backbones or two scores.</summary>
    public ScoreAgreement? Agreement { get; init; }

    /// <summary>What a reader should know before following it.</summary>
    public IReadOnlyList<UserMessage> Remarks { get; init; } = [];
}
