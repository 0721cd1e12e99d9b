using Microsoft.Extensions.Options;

namespace TransferLab.Engine;

/// <summary>Where everything that the app keeps lies: <c>journal.db</c>, <c>datasets/</c>, <c>backbones/</c>, <c>cache/</c>, <c>runs/</c>, <c>drafts/</c>, <c>exports/</c>.</summary>
public sealed class DataFolder
{
    public DataFolder(string root)
    {
        Root = Path.GetFullPath(root);
        try
        {
            Directory.CreateDirectory(Root);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException(
                $"The data folder {Root} cannot be created: {failure.Message}",
                $"Name a folder you may write to as TransferLab:DataFolder in appsettings.json.",
                failure);
        }
    }

    public DataFolder(IOptions<DataFolderOptions> options)
        : this(string.IsNullOrWhiteSpace(options.Value.DataFolder) ? DefaultRoot : options.Value.DataFolder)
    {
    }

    public static string DefaultRoot => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        "TransferLab");

    public string Root { get; }

    public string Journal => Path.Combine(Root, "journal.db");

    public string Datasets => Folder("datasets");

    public string Backbones => Folder("backbones");

    public string Cache => Folder("cache");

    public string Runs => Folder("runs");

    public string Exports => Folder("exports");

    /// <summary>What users have entered and not yet run.</summary>
    public string Drafts => Folder("drafts");

    /// <summary>Half-written things; on the same volume as the rest, so that a finished one is moved into place at once.</summary>
    public string Temporary => Folder("temporary");

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(Root, name)).FullName;
}
