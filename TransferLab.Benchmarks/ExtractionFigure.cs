using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Anatomy;
using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Backbones.Sessions;
using TransferLab.Engine.Features;
using TransferLab.Engine.Graphs;
using TransferLab.Tests.Support;

namespace TransferLab.Benchmarks;

/// <summary>From JPEG files on disk to features, against the sum of its parts; and the same from the cache.</summary>
public sealed class ExtractionFigure : IFigure
{
    private const int Pictures = 600;
    private const int Rounds = 7;

    public string Name => "extraction";

    public string Summary => "features from JPEG files against decoding alone + ONNX Runtime alone, and from the cache";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var lab = new ExtractionLab();
        var files = lab.Photographs("flowers200.zip", Pictures);
        foreach (var id in new[] { "mobilenetv2-1.0-224-imagenet", "mobilenetv1-0.25-224-imagenet-float" })
        {
            await ReportAsync(lab, await lab.CardAsync(id), files, output, cancellationToken);
        }
    }

    private static async Task ReportAsync(ExtractionLab lab, BackboneCard card, PictureFiles files, TextWriter output, CancellationToken cancellationToken)
    {
        var options = new ExtractionOptions();
        var (extractor, cache) = (lab.Extractor(options), lab.Cache(options));
        using var parts = new Parts(card, files, options);
        var measurement = new Measurement(Rounds);
        measurement.Add("decode", parts.Decode);
        measurement.Add("runtime, one call on all cores", parts.RunTogether);
        measurement.Add("runtime, one call a core", parts.RunApart);
        measurement.Add("extraction", async () =>
        {
            cache.Clear();
            await extractor.ExtractAsync(card, files, null, cancellationToken);
        });
        measurement.Add("from cache", () => extractor.ExtractAsync(card, files, null, cancellationToken));
        await measurement.RunAsync(cancellationToken);

        output.WriteLine($"{card.Id}, {Pictures} JPEG files of 500×375, {Environment.ProcessorCount} cores; ms a picture on the clock (and of processor time)");
        foreach (var part in new[] { "decode", "runtime, one call on all cores", "runtime, one call a core", "extraction", "from cache" })
        {
            output.WriteLine($"  {part,-34}{1000 * measurement.Wall(part) / Pictures,8:0.000} ({1000 * measurement.Processor(part) / Pictures:0.000})");
        }

        foreach (var runtime in new[] { "runtime, one call on all cores", "runtime, one call a core" })
        {
            output.WriteLine($"  extraction / (decode + {runtime}): {measurement.WallRatio("extraction", "decode", runtime):0.000} (processor time {measurement.ProcessorRatio("extraction", "decode", runtime):0.000})");
        }

        output.WriteLine($"  extraction / from cache: {measurement.WallRatio("extraction", "from cache"):0.0}");
    }

    /// <summary>Decoding without a network, and the network without decoding, each on all cores.</summary>
    private sealed class Parts : IDisposable
    {
        private const int LargeBatch = 32;
        private readonly BackboneCard card;
        private readonly PictureFiles files;
        private readonly ExtractionOptions options;
        private readonly RowSession together;
        private readonly RowSession apart;

        public Parts(BackboneCard card, PictureFiles files, ExtractionOptions options)
        {
            (this.card, this.files, this.options) = (card, files, options);
            var graph = OnnxFile.Read(Assets.Backbone(card.Id + ".onnx"));
            var anatomy = AnatomyReader.Read(graph);
            var (height, width) = (card.Preprocessing.Height, card.Preprocessing.Width);
            var report = new CheckupReport(anatomy, BatchMode.AsItIs, card.FeatureWidth, null, 0);
            together = NetworkSessions.OpenFeatures(graph, anatomy, report.Mode, [3, height, width], Environment.ProcessorCount);
            apart = NetworkSessions.OpenFeatures(graph, anatomy, report.Mode, [3, height, width]);
        }

        public Task Decode() => OnAllCores(options.BatchSize, (prepared, first, count) =>
        {
            for (var i = 0; i < count; i++)
            {
                prepared.Prepare(files, first + i, i);
            }
        });

        public Task RunApart() => OnAllCores(options.BatchSize, (prepared, _, count) =>
            apart.Run(prepared.Tensor, count, new float[count * card.FeatureWidth], card.FeatureWidth, CancellationToken.None));

        public Task RunTogether()
        {
            var tensor = new float[LargeBatch * card.Preprocessing.TensorLength];
            for (var first = 0; first < files.Count; first += LargeBatch)
            {
                var count = Math.Min(LargeBatch, files.Count - first);
                together.Run(tensor, count, new float[count * card.FeatureWidth], card.FeatureWidth, CancellationToken.None);
            }

            return Task.CompletedTask;
        }

        public void Dispose()
        {
            together.Dispose();
            apart.Dispose();
        }

        private Task OnAllCores(int batch, Action<PreparedPictures, int, int> work)
        {
            var next = 0;
            return Task.WhenAll(Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(
                () =>
                {
                    var prepared = new PreparedPictures(card.Layout, card.Preprocessing, batch, long.MaxValue);
                    for (int first; (first = Interlocked.Add(ref next, batch) - batch) < files.Count;)
                    {
                        work(prepared, first, Math.Min(batch, files.Count - first));
                    }
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)));
        }
    }
}
