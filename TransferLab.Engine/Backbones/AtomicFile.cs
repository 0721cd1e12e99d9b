namespace TransferLab.Engine.Backbones;

/// <summary>Files that are whole or not there, whatever happens while they are written.</summary>
internal static class AtomicFile
{
    public static void Write(string file, ReadOnlySpan<byte> bytes, string temporaryFolder)
    {
        var unfinished = Path.Combine(temporaryFolder, $"{Guid.NewGuid():N}.unfinished");
        using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    public static void Copy(string from, string to, string temporaryFolder)
    {
        var unfinished = Path.Combine(temporaryFolder, $"{Guid.NewGuid():N}.unfinished");
        using (var source = File.OpenRead(from))
        using (var target = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
        {
            source.CopyTo(target);
            target.Flush(flushToDisk: true);
        }

        File.Move(unfinished, to, overwrite: true);
    }
}
