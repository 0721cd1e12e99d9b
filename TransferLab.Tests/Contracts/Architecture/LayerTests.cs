using System.Reflection;
using TransferLab.Engine;
using TransferLab.Tests.Contracts.Translations;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts.Architecture;

/// <summary>Who may know whom: the engine knows no page, and each library stays behind the folders that wrap it.</summary>
public sealed class LayerTests
{
    private static readonly Assembly Engine = typeof(TransferLabException).Assembly;

    private static readonly string[] Libraries = ["Microsoft.ML", "Google.Protobuf", "SkiaSharp", "LiteDB", "MathNet", "CsvHelper", "LightGBM"];

    public static TheoryData<string, string[]> Wrapped => new()
    {
        { "LiteDB", ["Journal"] },
        { "SkiaSharp", ["Imaging", "Datasets/Samples", "Backbones/Bundled"] },
        { "Google.Protobuf", ["Graphs", "Backbones/Checkups"] },
        { "Microsoft.ML.OnnxRuntime", ["Backbones", "Graphs", "Training", "Export"] },
        { "Microsoft.ML.Data", ["Heads"] },
    };

    [Fact]
    public void Engine_References_NoWeb() =>
        Assert.DoesNotContain(
            Engine.GetReferencedAssemblies(),
            reference => new[] { "TransferLab.Web", "Microsoft.AspNetCore", "MudBlazor", "Plotly" }.Any(web => reference.Name!.StartsWith(web, StringComparison.Ordinal)));

    [Fact]
    public void Engine_PublicSignatures_NameNoLibrary()
    {
        var signatures = PublicSignatures.Of(Engine).ToList();

        // Fewer would mean that the search has gone blind.
        Assert.InRange(signatures.Count, 2000, int.MaxValue);
        string[] leaks = [.. signatures
            .Where(signature => IsOf(signature.Named.Assembly, Libraries))
            .Select(signature => $"{signature.Member} names {signature.Named.FullName}")
            .Distinct()];
        Assert.True(leaks.Length == 0, string.Join(Environment.NewLine, leaks));
    }

    [Theory, MemberData(nameof(Wrapped))]
    public void Library_IsUsed_InItsFoldersOnly(string library, string[] folders)
    {
        var root = Path.Combine(Repository.Root, "TransferLab.Engine");
        var users = SourceFiles.Of("TransferLab.Engine", ".cs")
            .Where(file => File.ReadAllText(file).Contains($"using {library}", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .ToList();

        Assert.NotEmpty(users);
        Assert.All(users, user => Assert.Contains(folders, folder => user.StartsWith(folder + "/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Files_OfTheProduct_AreShort()
    {
        string[] tooLong = [.. new[] { "TransferLab.Engine", "TransferLab.Web" }
            .SelectMany(project => SourceFiles.Of(project, ".cs"))
            .Where(file => File.ReadLines(file).Count() > 300)
            .Select(file => Path.GetRelativePath(Repository.Root, file))];

        Assert.Empty(tooLong);
    }

    private static bool IsOf(Assembly assembly, string[] names) =>
        names.Any(name => assembly.GetName().Name!.StartsWith(name, StringComparison.Ordinal));
}
