using TransferLab.Engine.Imaging;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>What one core needs to bring a picture from its file's bytes to a network's input size.</summary>
public sealed class DecodeFigure : IFigure
{
    private const int Rounds = 15;
    private static readonly PictureFit Fit = PictureFit.CentreCrop(shorterSide: 256, width: 224, height: 224);

    public string Name => "decode";

    public string Summary => "JPEG to 224×224 on one core: 500×375 and 12 megapixels, at reduced and at full scale";

    public Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var files = Photographs();
        output.WriteLine($"{files.Count} photographs of about 500×375, {files.Average(file => file.Length) / 1024:0} KB on average; ms of one core each");
        Report(output, files, calls: files.Count);
        output.WriteLine("one photograph of 4000×3000");
        Report(output, [Large(files[0])], calls: 3);
        return Task.CompletedTask;
    }

    private static void Report(TextWriter output, List<byte[]> files, int calls)
    {
        var rgb = new byte[3 * Fit.Width * Fit.Height];
        var fitted = CpuTime.MillisecondsPerCall(Rounds, calls, i => PictureDecoder.DecodeFitted(files[i % files.Count], Fit, rgb));
        var reduced = CpuTime.MillisecondsPerCall(Rounds, calls, i => PictureDecoder.Decode(files[i % files.Count], shorterSideAtLeast: 256));
        var full = CpuTime.MillisecondsPerCall(Rounds, calls, i => PictureDecoder.Decode(files[i % files.Count]));
        var verified = CpuTime.MillisecondsPerCall(Rounds, calls, i => PictureDecoder.Verify(files[i % files.Count]));
        output.WriteLine($"  reduced scale, resized to 256, cropped to 224   {fitted,8:0.00}");
        output.WriteLine($"  reduced scale alone                             {reduced,8:0.00}");
        output.WriteLine($"  full scale alone                                {full,8:0.00}");
        output.WriteLine($"  the check at import                             {verified,8:0.00}");
    }

    private static List<byte[]> Photographs()
    {
        using var archive = System.IO.Compression.ZipFile.OpenRead(Assets.Data("flowers200.zip"));
        var files = archive.Entries.Where(entry => entry.Name.EndsWith(".jpg", StringComparison.Ordinal)).Select(Read);
        return [.. files.Where(file => PictureDecoder.Identify(file) is { } info && Math.Max(info.Width, info.Height) == 500 && Math.Min(info.Width, info.Height) is >= 330 and <= 375)];
    }

    private static byte[] Read(System.IO.Compression.ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static byte[] Large(byte[] photograph)
    {
        var picture = PictureDecoder.Decode(photograph);
        return PictureEncoder.Jpeg(PictureScaler.Resample(picture, new(0, 0, picture.Width, picture.Height), 4000, 3000), quality: 90);
    }
}
