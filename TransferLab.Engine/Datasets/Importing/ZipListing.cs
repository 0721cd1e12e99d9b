using System.IO.Compression;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Lists a ZIP archive. What its directory claims is checked again while reading.</summary>
internal static class ZipListing
{
    private const int FileTypeMask = 0xF000;
    private const int SymbolicLink = 0xA000;

    public static SourceListing Of(string file, string name, ImportOptions options, CancellationToken cancellationToken)
    {
        var archive = Open(file, name, options);
        try
        {
            ImportLimits.CheckFiles(archive.Entries.Count, options);
            var entries = archive.Entries.Where(entry => !IsFolder(entry)).ToList();
            ImportLimits.CheckBytes(entries.Sum(entry => Math.Min(entry.Length, options.MaximumBytesPerPicture)), options);
            cancellationToken.ThrowIfCancellationRequested();
            return new()
            {
                Name = name,
                Files = [.. entries.Select(entry => File(entry, options))],
                Folders = [.. archive.Entries.Where(IsFolder).Select(entry => SourcePath.Clean(entry.FullName)).OfType<string>()],
                Concurrent = false,
                Owner = archive,
            };
        }
        catch (Exception failure)
        {
            archive.Dispose();
            throw failure is TransferLabException or OperationCanceledException or OutOfMemoryException ? failure : Damaged(name, failure);
        }
    }

    private static ZipArchive Open(string file, string name, ImportOptions options)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            // The whole directory is read at once; room for twice the allowed number of long names is plenty.
            if (ZipDirectory.BytesOf(stream) > 512L * options.MaximumPictures)
            {
                ImportLimits.CheckFiles(int.MaxValue, options);
            }

            return new(stream, ZipArchiveMode.Read, leaveOpen: false, ZipNameEncoding.Instance);
        }
        catch (Exception failure)
        {
            stream?.Dispose();
            throw failure switch
            {
                TransferLabException or OutOfMemoryException => failure,
                FileNotFoundException or DirectoryNotFoundException => new TransferLabException(
                    $"There is no file {file}.", $"Check the spelling; the file must be on the machine that runs TransferLab.", failure),
                _ => Damaged(name, failure),
            };
        }
    }

    private static SourceFile File(ZipArchiveEntry entry, ImportOptions options) =>
        SourceFile.Of(entry.FullName, entry.Length, async cancellationToken => await entry.OpenAsync(cancellationToken)) is var file
        && (file.Refused ?? Refusal(entry, options)) is { } refusal
            ? file with { Refused = refusal }
            : file with { PackedBytes = entry.CompressedLength };

    private static UserMessage? Refusal(ZipArchiveEntry entry, ImportOptions options) =>
        entry.IsEncrypted ? UserMessage.Of($"It is encrypted. Pack it again without a password.")
        : (entry.ExternalAttributes >> 16 & FileTypeMask) == SymbolicLink ? UserMessage.Of($"It is a link to another place. Put the file itself there.")
        : null;

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\');

    private static TransferLabException Damaged(string name, Exception failure) => new(
        $"{name} is not a ZIP archive that can be read, or part of it is missing.",
        $"Pack the folder again as ZIP, or copy the archive again from where it came from.",
        failure);
}
