using System.Text.Json.Serialization;

namespace TransferLab.Engine.Training;

/// <summary>One line of a training's log, in the order of time.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Epochs">Planned epochs.</param>
/// <param name="ElapsedSeconds">Since the start of the training, breaks left out.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(StepRecord), "step")]
[JsonDerivedType(typeof(EpochRecord), "epoch")]
public abstract record TrainingRecord(int Epoch, int Epochs, double ElapsedSeconds);
