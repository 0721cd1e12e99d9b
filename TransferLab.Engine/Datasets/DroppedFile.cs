namespace TransferLab.Engine.Datasets;

/// <summary>One of the files that were dropped into a browser.</summary>
/// <param name="Path">Relative, as the browser tells it, with <c>/</c>; used for class and display only.</param>
/// <param name="Bytes">Size as announced.</param>
/// <param name="OpenAsync">Opens it for reading; called once, from any thread.</param>
public sealed record DroppedFile(string Path, long Bytes, Func<CancellationToken, ValueTask<Stream>> OpenAsync);
