namespace TransferLab.Engine.Datasets.Importing;

/// <summary>One file of a source, unopened.</summary>
/// <param name="Path">Relative, with <c>/</c>.</param>
/// <param name="Bytes">Size as announced; what is read may prove it wrong.</param>
/// <param name="OpenAsync">Opens it for reading.</param>
/// <param name="Refused">Why it must not be opened, if so.</param>
internal sealed record SourceFile(string Path, long Bytes, Func<CancellationToken, ValueTask<Stream>> OpenAsync, UserMessage? Refused = null)
{
    /// <summary>The compressed size, where there is one.</summary>
    public long? PackedBytes { get; init; }

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public static SourceFile Of(string rawPath, long bytes, Func<CancellationToken, ValueTask<Stream>> openAsync) =>
        SourcePath.Clean(rawPath) is { } path
            ? new(path, bytes, openAsync)
            : new(ShownText.Clean(rawPath), bytes, openAsync, UserMessage.Of($"Its name leads out of the data set's own folder. Pack or name it again without .. and without a leading slash."));
}
