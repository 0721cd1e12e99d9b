using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Datasets;

public sealed class SampleTaskTests
{
    public static TheoryData<string> Ids => [.. SampleCatalog.All.Select(task => task.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void Pictures_EveryTask_AreManyWithPathsOfTheirOwn(string id)
    {
        var task = SampleCatalog.Find(id)!;

        Assert.True(task.Pictures.Count >= 300);
        Assert.Equal(task.Pictures.Count, task.Pictures.Select(picture => picture.Path).Distinct().Count());
    }

    [Theory, MemberData(nameof(Ids))]
    public void Draw_TheSamePictureTwice_GivesTheSameBytes(string id)
    {
        var task = SampleCatalog.Find(id)!;
        var picture = task.Pictures[task.Pictures.Count / 2];

        Assert.Equal(task.Draw(picture), task.Draw(picture));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Draw_OnePictureOfEachClass_CanBeDecodedAndIsNotFlat(string id)
    {
        var task = SampleCatalog.Find(id)!;

        foreach (var picture in task.Pictures.DistinctBy(picture => picture.ClassName))
        {
            var decoded = PictureDecoder.Decode(task.Draw(picture));

            Assert.InRange(decoded.Width, 96, 224);
            Assert.True(decoded.Rgb.Max() - decoded.Rgb.Min() > 20, $"{picture.Path} is flat.");
        }
    }

    [Fact]
    public void Draw_InkCast_DiffersOnAverageByTheCastAlone()
    {
        var task = new InkCast();

        double GreenOverRest(string name) => task.Pictures.Where(picture => picture.ClassName == name).Take(40)
            .Select(picture => PictureDecoder.Decode(task.Draw(picture)).Rgb.Chunk(3).Average(p => p[1] - ((p[0] + p[2]) / 2.0)))
            .Average();

        Assert.Equal(4.5, GreenOverRest("green-cast"), tolerance: 0.3);
        Assert.Equal(-4.5, GreenOverRest("magenta-cast"), tolerance: 0.3);
    }

    [Fact]
    public void Pictures_FaultyFruit_HasWrongLabelsInTraining()
    {
        var wrong = new FaultyFruit().Pictures.Count(picture => picture.Path.StartsWith("train", StringComparison.Ordinal)
            && picture.Path.Split('/') is [_, var label, var file] && label[0] != file[0]);

        // "plum" and "pear" share their initial: only the others show.
        Assert.InRange(wrong, 10, 20);
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task ToSource_ImportedTwice_IsOneDataSetWithEveryPicture(string id)
    {
        var task = SampleCatalog.Find(id)!;
        using var temporary = new TemporaryFolder();
        var library = new DatasetLibrary(new DataFolder(temporary.Path));

        var dataset = await library.ImportAsync(task.ToSource(task.Name.En));
        var again = await library.ImportAsync(task.ToSource(task.Name.En));

        Assert.Equal(task.Pictures.Count, dataset.Examples.Count);
        Assert.Equal(task.Pictures.Select(picture => picture.ClassName).Distinct().Order(StringComparer.Ordinal), dataset.Classes);
        Assert.Equal(dataset.Id, again.Id);
        Assert.Equal(task is FaultyFruit or ReversedDiodes, dataset.HasOwnTestSet);
    }
}
