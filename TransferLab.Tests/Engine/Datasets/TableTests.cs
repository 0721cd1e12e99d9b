using System.Text;
using TransferLab.Engine.Datasets;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class TableTests
{
    [Theory]
    [InlineData("header", "labels.csv", "path,label\nimages/1.png,cat\nimages/2.png,dog\n")]
    [InlineData("no header", "labels.csv", "images/1.png,cat\nimages/2.png,dog")]
    [InlineData("label first", "labels.csv", "class,file\r\ncat,images/1.png\r\ndog,images/2.png\r\n")]
    [InlineData("label first without header", "labels.csv", "cat,images/1.png\ndog,images/2.png\n")]
    [InlineData("semicolons", "labels.csv", "path;label;remark\nimages/1.png;cat;a, b\nimages/2.png;dog;\n")]
    [InlineData("tabs", "labels.tsv", "path\tlabel\nimages/1.png\tcat\nimages/2.png\tdog\n")]
    [InlineData("quotes", "labels.csv", "\"path\",\"label\"\n\"images/1.png\",\"cat\"\n\"images/2.png\",\"dog\"\n")]
    [InlineData("names alone", "labels.csv", "filename,label\n1.png,cat\n2.png,dog\n")]
    [InlineData("names without extension", "labels.csv", "id,label\n1,cat\n2,dog\n")]
    [InlineData("French names", "labels.csv", "Chemin;Étiquette\nimages/1.png;cat\nimages/2.png;dog\n")]
    [InlineData("unknown names", "labels.csv", "what,that\nimages/1.png,cat\nimages/2.png,dog\n")]
    [InlineData("JSON Lines", "labels.jsonl", "{\"path\":\"images/1.png\",\"label\":\"cat\"}\n\n{\"label\":\"dog\",\"path\":\"images/2.png\"}\n")]
    [InlineData("backslashes", "labels.csv", "path,label\n.\\images\\1.png,cat\nimages\\2.png,dog\n")]
    public async Task ImportAsync_TableInAnArchive_GivesLabels(string kind, string name, string table)
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync(
            (name, Encoding.UTF8.GetBytes(table)), ("images/1.png", Imports.Picture(1)), ("images/2.png", Imports.Picture(2)));

        Assert.True(dataset.Classes.SequenceEqual(["cat", "dog"]), kind);
        Assert.Equal(["images/1.png", "images/2.png"], dataset.Examples.Select(example => example.Path));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public async Task ImportAsync_TableFromAnyProgram_KeepsAccents(string encoding)
    {
        using var imports = new Imports();
        var table = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        byte[] bytes = [.. table.GetPreamble(), .. table.GetBytes("path;label\n1.png;Chêne\n2.png;Hêtre\n")];

        var dataset = await imports.FromZipAsync(("t.csv", bytes), ("1.png", Imports.Picture(1)), ("2.png", Imports.Picture(2)));

        Assert.Equal(["Chêne", "Hêtre"], dataset.Classes);
    }

    [Fact]
    public async Task ImportAsync_SplitColumn_GivesPartitions()
    {
        using var imports = new Imports();
        var table = "path,label,split\n1.png,a,train\n2.png,b,train\n3.png,a,test\n4.png,b,val\n"u8.ToArray();

        var dataset = await imports.FromZipAsync([("t.csv", table), .. Enumerable.Range(1, 4).Select(i => ($"{i}.png", Imports.Picture(i)))]);

        Assert.Equal(
            [("1.png", Partition.Train), ("2.png", Partition.Train), ("3.png", Partition.Test), ("4.png", Partition.Validation)],
            dataset.Examples.Select(example => (example.Path, example.Partition)).Order());
    }

    [Fact]
    public async Task ImportAsync_OneTablePerPart_GivesPartitions()
    {
        using var imports = new Imports();

        var dataset = await imports.FromZipAsync(
            ("train.csv", "1.png,a\n2.png,b\n"u8.ToArray()), ("test.csv", "3.png,a\n"u8.ToArray()),
            ("1.png", Imports.Picture(1)), ("2.png", Imports.Picture(2)), ("3.png", Imports.Picture(3)));

        Assert.Equal(["3.png"], dataset.Examples.Where(example => example.Partition is Partition.Test).Select(example => example.Path));
    }

    [Fact]
    public async Task ImportAsync_LabelsThatAreNoFileNames_AreKept()
    {
        using var imports = new Imports();
        var labels = new[] { "a/b", "../../etc/passwd", "😀 émoji", new string('x', 300), "{0} <script>" };
        var table = string.Join('\n', labels.Select((label, i) => $"{i}.png;{label}"));

        var dataset = await imports.FromZipAsync([("t.csv", Encoding.UTF8.GetBytes(table)), .. labels.Select((_, i) => ($"{i}.png", Imports.Picture(i)))]);

        Assert.Equal(labels.Order(StringComparer.Ordinal), dataset.Classes);
        Assert.Equal(dataset.Classes, imports.Library.Open(dataset.Id).Classes);
    }

    [Fact]
    public async Task ImportAsync_WrongLines_AreListedByLine()
    {
        using var imports = new Imports();
        var table = "{\"path\":\"1.png\",\"label\":\"a\"}\nnot JSON\n{\"path\":\"2.png\",\"label\":\"b\"}\n{\"path\":\"../3.png\",\"label\":\"b\"}\n{\"path\":\"gone.png\",\"label\":\"b\"}\n{\"path\":\"1.png\"}\n[1]\n"u8.ToArray();

        var dataset = await imports.FromZipAsync(("t.jsonl", table), ("1.png", Imports.Picture(1)), ("2.png", Imports.Picture(2)));

        Assert.Equal(2, dataset.Examples.Count);
        Assert.Equal(["t.jsonl:2", "t.jsonl:4", "t.jsonl:5", "t.jsonl:6", "t.jsonl:7"], dataset.Unusable.Select(file => file.Path));
    }

    [Fact]
    public async Task ImportAsync_TableOnDisk_TakesPathsFromItsFolderOnly()
    {
        using var imports = new Imports();
        var root = Directory.CreateDirectory(imports.Folder["set"]).FullName;
        File.WriteAllBytes(imports.Folder["outside.png"], Imports.Picture(9));
        File.WriteAllBytes(Path.Combine(root, "1.png"), Imports.Picture(1));
        File.WriteAllBytes(Path.Combine(root, "2.png"), Imports.Picture(2));
        File.WriteAllText(Path.Combine(root, "set.csv"), $"path,label\n1.png,a\n2.png,b\n../outside.png,b\n{imports.Folder["outside.png"]},a\n");

        var dataset = await imports.Library.ImportAsync(new TableSource(Path.Combine(root, "set.csv")));

        Assert.Equal(["1.png", "2.png"], dataset.Examples.Select(example => example.Path));
        Assert.Equal(["set.csv:4", "set.csv:5"], dataset.Unusable.Select(file => file.Path));
    }

    [Fact]
    public async Task ImportAsync_NamedTableWithoutColumns_SaysSo()
    {
        using var imports = new Imports();
        var root = Directory.CreateDirectory(imports.Folder["set"]).FullName;
        File.WriteAllText(Path.Combine(root, "set.csv"), "just some text\nand more\n");

        var refusal = await imports.RefusedAsync(new TableSource(Path.Combine(root, "set.csv")));

        Assert.Contains("set.csv", refusal.Message, StringComparison.Ordinal);
    }
}
