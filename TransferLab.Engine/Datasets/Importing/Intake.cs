namespace TransferLab.Engine.Datasets.Importing;

/// <summary>What became of one file: an accepted picture, or the reason why not.</summary>
internal readonly record struct Intake(LabelledFile File, string? ContentHash, long Bytes, int Width, int Height, UserMessage? Problem)
{
    public static Intake Accepted(LabelledFile file, string contentHash, long bytes, Imaging.PictureInfo info) =>
        new(file, contentHash, bytes, info.Width, info.Height, null);

    public static Intake Refused(LabelledFile file, UserMessage problem) => new(file, null, 0, 0, 0, problem);
}
