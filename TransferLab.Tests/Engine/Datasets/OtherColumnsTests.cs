using System.Text;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;

namespace TransferLab.Tests.Engine.Datasets;

/// <summary>What a table says of a picture besides its label.</summary>
public sealed class OtherColumnsTests
{
    [Theory]
    [InlineData("t.csv", "path,label,site,patient\n1.png,a,north,7\n2.png,b,south,\n")]
    [InlineData("t.jsonl", "{\"path\":\"1.png\",\"label\":\"a\",\"site\":\"north\",\"patient\":7,\"more\":[1]}\n{\"path\":\"2.png\",\"label\":\"b\",\"site\":\"south\"}\n")]
    public async Task ImportAsync_FurtherColumns_AreKeptAndComeBack(string name, string table)
    {
        using var imports = new Imports();

        var dataset = await Import(imports, name, table);
        var opened = new DatasetLibrary(imports.DataFolder).Open(dataset.Id);

        Assert.All([dataset, opened], set =>
        {
            Assert.Equal([("patient", "7"), ("site", "north")], set.Examples[0].Columns!.Select(column => (column.Key, column.Value)));
            Assert.Equal([("site", "south")], set.Examples[1].Columns!.Select(column => (column.Key, column.Value)));
        });
    }

    [Fact]
    public async Task ImportAsync_OtherValuesInAColumn_AreAnotherVersion()
    {
        using var imports = new Imports();

        var (first, second, plain) = (
            await Import(imports, "t.csv", "path,label,site\n1.png,a,north\n2.png,b,south\n"),
            await Import(imports, "t.csv", "path,label,site\n1.png,a,north\n2.png,b,north\n"),
            await Import(imports, "t.csv", "path,label\n1.png,a\n2.png,b\n"));

        Assert.Equal(3, new[] { first.Version, second.Version, plain.Version }.Distinct().Count());
        Assert.Null(plain.Examples[0].Columns);
    }

    [Fact]
    public async Task ImportAsync_RemarksAndManyColumns_AreLimited()
    {
        using var imports = new Imports();
        var header = string.Join(',', Enumerable.Range(0, 50).Select(i => $"c{i:00}"));
        var cells = string.Join(',', Enumerable.Range(0, 50).Select(i => i == 0 ? new string('x', 500) : "v"));

        var dataset = await Import(imports, "t.csv", $"path,label,{header}\n1.png,a,{cells}\n2.png,b,{cells}\n");

        Assert.Equal(32, dataset.Examples[0].Columns!.Count);
        Assert.DoesNotContain("c00", dataset.Examples[0].Columns!.Keys);
    }

    private static Task<Dataset> Import(Imports imports, string name, string table) => imports.FromZipAsync(
        (name, Encoding.UTF8.GetBytes(table)), ("1.png", Imports.Picture(1)), ("2.png", Imports.Picture(2)));
}
