using Microsoft.Extensions.Options;

namespace TransferLab.Engine.Backbones;

/// <summary>The folders in which model files lie: the user's own first, then the one that comes with the app, then those of the settings.</summary>
/// <param name="bundled">With the backbones that come with the app; null leaves them out.</param>
internal sealed class BackboneFolders(DataFolder data, IOptions<BackboneFolderOptions> options, string? bundled = null)
{
    public string Own => data.Backbones;

    public IReadOnlyList<string> Files(out IReadOnlyList<BackboneEntry> problems)
    {
        var (files, wrong) = (new List<string>(), new List<BackboneEntry>());
        foreach (var folder in Folders)
        {
            try
            {
                files.AddRange(Directory.EnumerateFiles(folder, "*.onnx").Order(StringComparer.Ordinal));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                wrong.Add(Unreadable(folder, failure));
            }
        }

        problems = wrong;
        return files;
    }

    private IEnumerable<string> Folders => options.Value.BackboneFolders
        .Prepend(Directory.Exists(bundled) ? bundled : null)
        .Prepend(Own)
        .Where(folder => !string.IsNullOrWhiteSpace(folder))
        .Select(folder => Path.GetFullPath(folder!))
        .Distinct();

    private static BackboneEntry Unreadable(string folder, Exception failure) => new()
    {
        Id = folder,
        State = BackboneState.Unusable,
        Problem = failure is DirectoryNotFoundException
            ? UserMessage.Of($"The backbone folder {folder} named in the settings is not there.")
            : UserMessage.Of($"The backbone folder {folder} cannot be read: {failure.Message}"),
    };
}
