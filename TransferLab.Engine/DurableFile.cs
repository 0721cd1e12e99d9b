using System.Diagnostics;

namespace TransferLab.Engine;

/// <summary>Writes files so that a crash at any moment leaves the old content or the new one, never a part of it.</summary>
internal static class DurableFile
{
    private const string Unfinished = ".unfinished";

    // errno of Linux and macOS, then the Windows codes: no space, over quota.
    private static readonly int[] FullDisk = [28, 122, 69, 112, 39];

    /// <param name="path">Replaced when it exists.</param>
    /// <param name="temporary">A folder on the same volume, where the new content is prepared.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="flush">
    /// Whether to wait until the disk has it, so that not even a power cut loses it. A slow disk takes seconds; without need where the content
    /// carries its own hash and can be made again.
    /// </param>
    /// <exception cref="TransferLabException">The disk is full, or the file cannot be written; what was there before is unchanged.</exception>
    public static void Write(string path, string temporary, Action<Stream> write, bool flush = true)
    {
        var prepared = Path.Combine(temporary, Guid.NewGuid().ToString("N") + Unfinished);
        try
        {
            using (var stream = new FileStream(prepared, FileMode.CreateNew, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flush);
            }

            File.Move(prepared, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException || IsFullDisk(failure))
        {
            throw Explain(path, failure);
        }
        finally
        {
            DeleteIfThere(prepared);
        }
    }

    /// <summary>Copies a file; the copy is there whole or not at all.</summary>
    /// <exception cref="TransferLabException">The disk is full, or a file cannot be read or written.</exception>
    public static void Copy(string from, string to, string temporary) => Write(to, temporary, stream =>
    {
        using var source = File.OpenRead(from);
        source.CopyTo(stream);
    });

    /// <summary>Deletes what processes that were killed while writing have left in a temporary folder. Only where no other process writes there.</summary>
    public static void ClearLeftovers(string temporary)
    {
        using var process = Process.GetCurrentProcess();
        var start = process.StartTime.ToUniversalTime();
        foreach (var left in new DirectoryInfo(temporary).EnumerateFiles("*" + Unfinished).Where(file => file.LastWriteTimeUtc < start).ToList())
        {
            DeleteIfThere(left.FullName);
        }
    }

    /// <summary>An error of deleting, in words that a user can act on.</summary>
    public static TransferLabException NotDeleted(string path, Exception failure) => new(
        $"{path} could not be deleted: {failure.Message}",
        $"Close other programs that use it, check that you may write to its folder, then try again.",
        failure);

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

    public static bool IsFullDisk(Exception failure) =>
        (failure is IOException && FullDisk.Contains(failure.HResult & 0xFFFF)) || IsTooLong(failure);

    // What .NET makes of EFBIG: the file would be longer than the file system or the process's limit allows.
    private static bool IsTooLong(Exception failure) =>
        failure is ArgumentOutOfRangeException { ParamName: "value", TargetSite.DeclaringType.Namespace: { } where } && where.StartsWith("System.IO", StringComparison.Ordinal);

    private static void DeleteIfThere(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Cleared at the next start.
        }
    }
}
