namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Lists a folder of this machine. Links are named but never followed.</summary>
internal static class FolderListing
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = false, IgnoreInaccessible = true, AttributesToSkip = 0 };

    public static SourceListing Of(string folder, ImportOptions options, CancellationToken cancellationToken)
    {
        var root = new DirectoryInfo(folder);
        if (!root.Exists)
        {
            throw new TransferLabException($"There is no folder {folder}.", $"Check the spelling; the folder must be on the machine that runs TransferLab.");
        }

        var (files, folders, open) = (new List<SourceFile>(), new List<string>(), new Stack<DirectoryInfo>([root]));
        while (open.TryPop(out var directory))
        {
            foreach (var entry in directory.EnumerateFileSystemInfos("*", Everything))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(entry, Path.GetRelativePath(root.FullName, entry.FullName));
            }

            ImportLimits.CheckFiles(files.Count, options);
        }

        // The order of a file system means nothing and is not the same everywhere.
        files.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        return new() { Name = folder, Files = files, Folders = folders };

        void Add(FileSystemInfo entry, string path)
        {
            if (SourcePath.IsJunk(entry.Name))
            {
                return;
            }

            if (entry.LinkTarget is not null)
            {
                files.Add(Link(path));
            }
            else if (entry is DirectoryInfo inner)
            {
                folders.Add(SourcePath.Clean(path) ?? path);
                open.Push(inner);
            }
            else if (entry is FileInfo file)
            {
                files.Add(SourceFile.Of(path, file.Length, _ => new(Open(file))));
            }
        }
    }

    private static SourceFile Link(string path) => new(
        ShownText.Clean(path),
        0,
        _ => throw new InvalidOperationException(),
        UserMessage.Of($"It is a link to another place. Put the file itself there."));

    private static FileStream Open(FileInfo file) => new(file.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
}
