using System.Diagnostics;
using TransferLab.Tests.Support;
using TransferLab.Victim;

namespace TransferLab.Tests.Engine.Features;

public sealed class CacheCrashTests
{
    private const string Id = "mobilenetv1-0.25-224-imagenet-float";

    /// <summary>Two processes on one cache, both killed in the middle: what they had done is kept, and what is kept is right.</summary>
    [HeavyFact]
    public async Task Extract_AfterProcessesWereKilled_GoesOnAndIsRight()
    {
        using var fixture = new FeatureFixture();
        using var untouched = new FeatureFixture();
        var folder = Directory.CreateDirectory(fixture.Backbones.Folder["pictures"]).FullName;
        var drawn = fixture.Draw(200);
        for (var i = 0; i < drawn.Count; i++)
        {
            var bytes = new byte[1];
            var count = drawn.Read(i, ref bytes);
            File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{i}.jpg")), bytes[..count]);
        }

        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "TransferLab.Victim.dll"), "features", fixture.Backbones.Data.Root, Path.Combine(Assets.Root, "backbones"), Id, folder];
        using var first = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        using var second = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        foreach (var victim in new[] { first, second })
        {
            while (int.Parse(victim.StandardOutput.ReadLine()!, System.Globalization.CultureInfo.InvariantCulture) < 60)
            {
            }

            victim.Kill();
            victim.WaitForExit();
        }

        var card = await fixture.CardAsync(Id);
        var rest = new CountingPictures(FeaturesVictim.FilesOf(folder));
        var features = await fixture.Extractor.ExtractAsync(card, rest);
        var fresh = await untouched.Extractor.ExtractAsync(card, FeaturesVictim.FilesOf(folder));

        Assert.InRange(rest.Reads, 0, 140);
        Assert.Equal(fresh.Values.ToArray(), features.Values.ToArray());
    }
}
