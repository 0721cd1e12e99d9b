using Microsoft.Extensions.Options;

namespace TransferLab.Engine.Backbones;

/// <summary>The folders in which model files lie: the app's own first, then those of the settings.</summary>
internal sealed class BackboneFolders(DataFolder data, IOptions<BackboneFolderOptions> options)
{
    public string Own => data.Backbones;

    public IReadOnlyList<string> Files(out IReadOnlyList<BackboneEntry> problems)
    {
        var (files, wrong) = (new List<string>(), new List<BackboneEntry>());
        foreach (var folder in options.Value.BackboneFolders.Prepend(Own).Where(folder => !string.IsNullOrWhiteSpace(folder)).Select(Path.GetFullPath).Distinct())
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

    private static BackboneEntry Unreadable(string folder, Exception failure) => new()
    {
        Id = folder,
        State = BackboneState.Unusable,
        Problem = failure is DirectoryNotFoundException
            ? UserMessage.Of($"The backbone folder {folder} named in the settings is not there.")
            : UserMessage.Of($"The backbone folder {folder} cannot be read: {failure.Message}"),
    };
}
