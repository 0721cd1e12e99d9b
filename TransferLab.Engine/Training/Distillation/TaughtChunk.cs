namespace TransferLab.Engine.Training.Distillation;

/// <summary>Some views in the student's size, with what the teacher said of each.</summary>
/// <param name="Pixels">Shape (views, height, width, 3).</param>
/// <param name="Answers">Shape (views, answer width).</param>
internal sealed record TaughtChunk(byte[] Pixels, float[] Answers);
