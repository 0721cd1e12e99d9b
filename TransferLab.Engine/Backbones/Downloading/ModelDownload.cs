namespace TransferLab.Engine.Backbones.Downloading;

/// <summary>What is to be fetched, and what it must be.</summary>
/// <param name="Name">How messages name it.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its hash, lower-case hex.</param>
/// <param name="Target">Where it goes once it is whole and right.</param>
internal sealed record ModelDownload(string Name, Uri Address, long Bytes, string Sha256, string Target)
{
    public string Host => Address.Host;

    public string TargetFolder => Path.GetDirectoryName(Target)!;
}
