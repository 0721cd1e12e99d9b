namespace TransferLab.Web.Imports;

public sealed record LocalPathOptions
{
    public const string Section = "TransferLab";

    /// <summary>Whether pages offer to read from a path of the machine that runs the app. Default: only while the app listens on this machine alone and <c>AllowedHosts</c> names no other hosts.</summary>
    public bool? AllowLocalPaths { get; init; }
}
