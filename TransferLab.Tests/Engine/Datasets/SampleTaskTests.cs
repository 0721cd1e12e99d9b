using TransferLab.Engine.Datasets.Samples;
using TransferLab.Engine.Imaging;

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
}
