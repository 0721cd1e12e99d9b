using TransferLab.Engine.Backbones;

namespace TransferLab.Engine.Transferability.Sources;

/// <summary>The source references on this machine: made by the user first, then those that lie beside their backbone. Thread-safe.</summary>
public sealed class SourceReferenceStore(DataFolder data, BackboneLibrary backbones)
{
    /// <summary>The reference of a backbone; null where there is none, or it belongs to another file or preprocessing.</summary>
    /// <exception cref="TransferLabException">There is one, and it is damaged.</exception>
    public async Task<SourceReference?> FindAsync(BackboneCard card, CancellationToken cancellationToken = default)
    {
        var beside = (await backbones.FindAsync(card.Id, cancellationToken))?.File is { } file
            ? Path.ChangeExtension(file, null) + SourceReferenceFile.Extension
            : null;
        foreach (var path in new[] { OwnFile(card), beside }.OfType<string>().Distinct())
        {
            if (await ReadAsync(path, cancellationToken) is { } reference && Fits(reference, card))
            {
                return reference;
            }
        }

        return null;
    }

    /// <summary>Keeps a reference in the app's own folder; one that was there is replaced.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="TransferLabException">The reference is of another backbone, or the disk is full.</exception>
    public string Save(BackboneCard card, SourceReference reference)
    {
        if (!Fits(reference, card))
        {
            throw new TransferLabException(
                $"This reference was made with another network or preprocessing than that of {card.Name}.",
                $"Make it again with this network.");
        }

        var bytes = SourceReferenceFile.Write(reference);
        DurableFile.Write(OwnFile(card), data.Temporary, stream => stream.Write(bytes));
        return OwnFile(card);
    }

    private string OwnFile(BackboneCard card) => Path.Combine(data.Backbones, card.Id + SourceReferenceFile.Extension);

    private static bool Fits(SourceReference reference, BackboneCard card) =>
        reference.BackboneSha256 == card.Sha256 && reference.PreprocessingKey == card.Preprocessing.Key && reference.Width == card.FeatureWidth;

    private static async Task<SourceReference?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return File.Exists(path) ? SourceReferenceFile.Read(await File.ReadAllBytesAsync(path, cancellationToken), Path.GetFileName(path)) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
