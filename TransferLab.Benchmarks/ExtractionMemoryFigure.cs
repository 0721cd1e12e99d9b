using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using TransferLab.Engine;
using TransferLab.Engine.Features;

namespace TransferLab.Benchmarks;

/// <summary>Memory in the course of one long extraction: what comes with more pictures beside their features.</summary>
public sealed class ExtractionMemoryFigure : IFigure
{
    private const int Pictures = 20_000;
    private const int Every = 2_500;

    public string Name => "extraction-memory";

    public string Summary => "memory in the course of an extraction of 20,000 pictures";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var lab = new ExtractionLab();
        var (card, photographs) = (await lab.CardAsync("mobilenetv2-1.0-224-imagenet"), lab.Photographs("flowers200.zip", 200));
        var clock = Stopwatch.StartNew();
        var course = new Course(output, card.FeatureWidth * sizeof(float));
        _ = await lab.Extractor(new()).ExtractAsync(card, new Many(photographs, Pictures), course, cancellationToken);
        var features = Pictures * card.FeatureWidth * sizeof(float) / 1e6;
        output.WriteLine($"{Pictures} pictures, {card.Id}: peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:0} MB, of that {features:0} MB the features themselves; {clock.Elapsed.TotalMinutes:0.0} minutes");
        output.WriteLine($"without the features, a straight line through the course grows by {course.BytesPerPicture:0} bytes a picture");
    }

    /// <summary>The process's memory each time so many more pictures are done, without the rows that are filled by then.</summary>
    private sealed class Course(TextWriter output, int bytesPerRow) : IProgress<RunProgress>
    {
        private readonly Lock gate = new();
        private readonly List<(double Pictures, double Bytes)> points = [];

        /// <summary>By least squares.</summary>
        public double BytesPerPicture
        {
            get
            {
                var (x, y) = (points.Average(point => point.Pictures), points.Average(point => point.Bytes));
                return points.Sum(point => (point.Pictures - x) * (point.Bytes - y)) / points.Sum(point => (point.Pictures - x) * (point.Pictures - x));
            }
        }

        public void Report(RunProgress value)
        {
            lock (gate)
            {
                if (value.Done < (points.Count + 1) * Every)
                {
                    return;
                }

                using var process = Process.GetCurrentProcess();
                var rest = process.WorkingSet64 - ((double)value.Done * bytesPerRow);
                points.Add((value.Done, rest));
                output.WriteLine($"after {value.Done} pictures: {process.WorkingSet64 / 1e6:0} MB, without their features {rest / 1e6:0} MB");
                output.Flush();
            }
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
