namespace TransferLab.Engine;

/// <summary>Writes files so that a crash at any moment leaves the old content or the new one, never a part of it.</summary>
internal static class DurableFile
{
    // errno of Linux and macOS, then the Windows codes: no space, over quota, over the largest size allowed.
    private static readonly int[] FullDisk = [28, 122, 69, 27, 112, 39];

    /// <param name="path">Replaced when it exists.</param>
    /// <param name="temporary">A folder on the same volume, where the new content is prepared.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="TransferLabException">The disk is full, or the file cannot be written; what was there before is unchanged.</exception>
    public static void Write(string path, string temporary, Action<Stream> write)
    {
        var prepared = Path.Combine(temporary, Guid.NewGuid().ToString("N"));
        try
        {
            using (var stream = new FileStream(prepared, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(prepared, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Explain(path, failure);
        }
        finally
        {
            DeleteIfThere(prepared);
        }
    }

    /// <summary>An error of reading or writing, in words that a user can act on.</summary>
    public static TransferLabException Explain(string path, Exception failure) => IsFullDisk(failure)
        ? new(
            $"The disk is full: {path} could not be written.",
            $"Free some space on that disk, then try again. Nothing that was saved before is lost.",
            failure)
        : new(
            $"{path} could not be written: {failure.Message}",
            $"Check that the disk is connected and that you may write to this folder, then try again.",
            failure);

    public static bool IsFullDisk(Exception failure) => failure is IOException && FullDisk.Contains(failure.HResult & 0xFFFF);

    private static void DeleteIfThere(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The temporary folder is emptied at the next start.
        }
    }
}
