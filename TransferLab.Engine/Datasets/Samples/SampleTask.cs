namespace TransferLab.Engine.Datasets.Samples;

/// <summary>A task that comes with the app: pictures drawn by code on first use, the same ones every time.</summary>
public abstract class SampleTask
{
    /// <summary>Letters and dashes; also the id of the data set it becomes.</summary>
    public abstract string Id { get; }

    public abstract LocalizedText Name { get; }

    /// <summary>Two sentences: what one sees, and what it shows about transfer.</summary>
    public abstract LocalizedText Summary { get; }

    public abstract IReadOnlyList<SamplePicture> Pictures { get; }

    /// <summary>The file of one picture; the same bytes each time.</summary>
    /// <param name="picture">One of <see cref="Pictures"/>.</param>
    /// <remarks>Cost: 2 to 10 ms of one core.</remarks>
    public abstract byte[] Draw(SamplePicture picture);

    /// <summary>The task as an import reads it; nothing is drawn before the import asks for it.</summary>
    /// <param name="name">What to call the data set.</param>
    /// <remarks>Importing it again finds the data set that is there already.</remarks>
    public FilesSource ToSource(string name) => new([.. Pictures.Select(AsFile)], name);

    private DroppedFile AsFile(SamplePicture picture) =>
        new(picture.Path, Bytes: 0, _ => ValueTask.FromResult<Stream>(new MemoryStream(Draw(picture), writable: false)));
}
