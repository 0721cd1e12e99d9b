using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Export;

/// <summary>The networks that runs have trained, as plain ONNX files in the data folder, each under its hash. Thread-safe.</summary>
public sealed class ModelShelf(DataFolder data, BackboneLibrary backbones)
{
    /// <summary>The key of the file's metadata under which its class names are, as a JSON list.</summary>
    public const string ClassesKey = "transferlab.classes";

    private string Folder => Directory.CreateDirectory(Path.Combine(data.Exports, "models")).FullName;

    /// <summary>Whether its file is still there.</summary>
    public bool Has(ModelReference model) => File.Exists(PathOf(model.Card.Sha256));

    /// <summary>The path of its ONNX file. Inputs and outputs are described by the card.</summary>
    /// <exception cref="TransferLabException">It was deleted.</exception>
    public string FileOf(ModelReference model) => Has(model)
        ? PathOf(model.Card.Sha256)
        : throw new TransferLabException(
            $"The file of the trained network {model.Card.Name} is gone.",
            $"Run the experiment again: the network comes out the same.");

    /// <summary>Everything needed to use the network elsewhere as one ZIP: the ONNX file, its card, and its classes in the order of the outputs.</summary>
    /// <exception cref="TransferLabException">The file was deleted.</exception>
    public void WritePackage(ModelReference model, Stream target)
    {
        var file = FileOf(model);
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        // Weights do not get smaller by packing.
        zip.CreateEntryFromFile(file, model.Card.Id + ".onnx", CompressionLevel.NoCompression);
        Write(zip, model.Card.Id + CardJson.Extension, CardJson.Write(model.Card));
        Write(zip, "classes.txt", string.Join('\n', model.Classes) + "\n");
    }

    /// <summary>Takes the network into the library, to be chosen as any other pretrained one. Where it is there already, it is found.</summary>
    /// <exception cref="TransferLabException">The file was deleted, or there is no room for a copy.</exception>
    public Task<BackboneCard> UseAsBackboneAsync(ModelReference model, CancellationToken cancellationToken = default) =>
        backbones.AddAsync(FileOf(model), model.Card, cancellationToken);

    /// <summary>Deletes its file, where there is one; a copy in the library of backbones stays.</summary>
    /// <exception cref="TransferLabException">It cannot be deleted.</exception>
    internal void Delete(ModelReference model)
    {
        try
        {
            File.Delete(PathOf(model.Card.Sha256));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DurableFile.Explain(PathOf(model.Card.Sha256), failure);
        }
    }

    /// <summary>Writes a trained network, unless the very same is there already.</summary>
    /// <param name="card">Without hash and size.</param>
    internal ModelReference Keep(OnnxGraph graph, BackboneCard card, IReadOnlyList<string> classes, int trainingExamples)
    {
        var named = graph.Clone();
        named.Metadata[ClassesKey] = JsonSerializer.Serialize(classes);
        var bytes = OnnxFile.ToBytes(named);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (!File.Exists(PathOf(sha256)))
        {
            DurableFile.Write(PathOf(sha256), data.Temporary, stream => stream.Write(bytes));
        }

        return new(card with { Sha256 = sha256, FileBytes = bytes.Length }, classes, trainingExamples);
    }

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private string PathOf(string sha256) => Path.Combine(Folder, sha256 + ".onnx");
}
