using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Web.Uploads;

namespace TransferLab.Web.Imports;

/// <summary>Tells from what a user gave what kind of source it is.</summary>
public static class SourceFinder
{
    /// <param name="upload">Everything that the browser sent.</param>
    /// <param name="name">What the chosen file or folder is called; empty where there are several.</param>
    /// <exception cref="TransferLabException">Nothing can be made of it.</exception>
    public static DatasetSource Of(Upload upload, string name)
    {
        var files = upload.Files;
        var archives = files.Count(file => Is(file.Name, ".zip"));
        return (files.Count, archives) switch
        {
            (1, 1) => new ZipSource(files[0].File, Path.GetFileName(files[0].Name)),
            (var all, > 1) when archives == all => throw new TransferLabException(
                $"{archives} ZIP files came at once, and a data set is made of one.",
                $"Send them one after the other, or put all class folders into one ZIP."),
            _ => new FilesSource([.. files.Select(Dropped)], name.Length > 0 ? Path.GetFileNameWithoutExtension(name) : "Pictures"),
        };
    }

    /// <param name="path">On the machine that runs TransferLab: a folder, a ZIP, a CSV or JSON Lines file.</param>
    /// <exception cref="TransferLabException">There is no such thing.</exception>
    public static DatasetSource Of(string path)
    {
        var full = Full(path);
        return Directory.Exists(full) ? new FolderSource(full)
            : !File.Exists(full) ? throw new TransferLabException(
                $"There is neither a folder nor a file {full} on the machine that runs TransferLab.",
                $"Check the spelling. To send files from the machine you sit at, drop them above.")
            : Is(full, ".zip") ? new ZipSource(full)
            : Is(full, ".csv", ".tsv", ".jsonl", ".ndjson") ? new TableSource(full)
            : throw new TransferLabException(
                $"The file {full} is neither a ZIP nor a table.",
                $"Give a folder of class folders, a ZIP of it, or a CSV or JSON Lines file with a path and a label in each line.");
    }

    /// <summary>The whole path that a user means, who may have put it in quotes or begun it with <c>~</c>.</summary>
    /// <exception cref="TransferLabException">It is none.</exception>
    public static string Full(string path)
    {
        var text = path.Trim().Trim('"', '\'');
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        try
        {
            return Path.GetFullPath(text == "~" || text.StartsWith("~/", StringComparison.Ordinal) ? home + text[1..] : text);
        }
        catch (ArgumentException)
        {
            throw new TransferLabException($"{text} is not a path.", $"Enter the whole path of a folder or file.");
        }
    }

    private static DroppedFile Dropped(UploadedFile file) =>
        new(file.Name, file.Bytes, _ => ValueTask.FromResult<Stream>(File.OpenRead(file.File)));

    private static bool Is(string name, params string[] endings) =>
        endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
