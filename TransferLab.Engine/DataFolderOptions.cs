namespace TransferLab.Engine;

public sealed record DataFolderOptions
{
    public const string Section = "TransferLab";

    /// <summary>Where data sets, backbones, caches and the journal lie. Default: the user's local application data.</summary>
    public string? DataFolder { get; init; }
}
