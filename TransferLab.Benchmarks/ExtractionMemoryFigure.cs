using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using TransferLab.Engine.Features;

namespace TransferLab.Benchmarks;

/// <summary>Peak memory of an extraction, and whether it grows with the number of pictures.</summary>
public sealed class ExtractionMemoryFigure : IFigure
{
    public string Name => "extraction-memory";

    public string Summary => "peak memory of an extraction of 5,000 and of 20,000 pictures";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var lab = new ExtractionLab();
        var (card, photographs) = (await lab.CardAsync("mobilenetv2-1.0-224-imagenet"), lab.Photographs("flowers200.zip", 200));
        var extractor = lab.Extractor(new());
        foreach (var count in new[] { 5_000, 20_000 })
        {
            var clock = Stopwatch.StartNew();
            var features = await extractor.ExtractAsync(card, new Many(photographs, count), null, cancellationToken);
            var matrix = features.Values.Length * sizeof(float) / 1e6;
            output.WriteLine($"{count} pictures, {card.Id}: peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB, of that {matrix:0} MB the features themselves; {clock.Elapsed.TotalMinutes:0.0} minutes");
            await output.FlushAsync(cancellationToken);
        }
    }

    /// <summary>Some photographs under many hashes: each counts as another picture.</summary>
    private sealed class Many(PictureFiles photographs, int count) : IPictureFiles
    {
        public int Count => count;

        public string ContentHash(int index) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{index}"))));

        public string Name(int index) => photographs.Name(index % photographs.Count);

        public int Read(int index, ref byte[] buffer) => photographs.Read(index % photographs.Count, ref buffer);
    }
}
