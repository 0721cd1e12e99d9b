namespace TransferLab.Engine.Backbones;

/// <summary>Where else backbones lie on this machine.</summary>
public sealed record BackboneFolderOptions
{
    public const string Section = "TransferLab";

    /// <summary>Every <c>.onnx</c> file in these folders appears in the library by itself; nothing is written there.</summary>
    public IReadOnlyList<string> BackboneFolders { get; init; } = [];
}
