using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;
using TransferLab.Engine.Heads;

namespace TransferLab.Benchmarks;

/// <summary>The logistic regression head against ML.NET's, run to the same optimum of the same objective.</summary>
public sealed class LbfgsFigure : IFigure
{
    private const int Examples = 5000;
    private const int Width = 1280;
    private const int Classes = 10;
    private const double C = 0.01;

    /// <summary>No component of the gradient of the mean objective may be larger at the end.</summary>
    private const double Tolerance = 1e-5;

    public string Name => "lbfgs";

    public string Summary => $"Logistic regression on {Examples}×{Width}×{Classes} to a gradient of {Tolerance:0e0}, against ML.NET's LbfgsMaximumEntropy.";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var (features, labels) = OverlappingFeatures.Draw(Examples, Width, Classes, seed: 1);
        var head = HeadCatalog.Create(new LogisticRegressionOptions { C = C, GradientTolerance = Tolerance });
        HeadSnapshot Ours() => head.Fit(features, labels, seed: 0, progress: null, cancellationToken).ToSnapshot();
        var (ours, theirs) = (Ours(), Ours());
        var objective = new PlainObjective(ours, features, labels, C);
        var rows = InMemory(objective.Standardised, labels);
        var stop = LoosestTolerance(rows, objective);

        var measurement = new Measurement(rounds: 5);
        measurement.Add("head", () => Task.FromResult(ours = Ours()));
        measurement.Add("ML.NET", () => Task.FromResult(theirs = Fit(rows, stop)));
        await measurement.RunAsync(cancellationToken);

        Write("head", ours, "");
        Write("ML.NET", theirs, $"   (tolerance {stop:0e0})");
        output.WriteLine($"the head is {measurement.WallRatio("ML.NET", "head"):0.0} times as fast ({measurement.ProcessorRatio("ML.NET", "head"):0.0} by processor time)");

        void Write(string name, HeadSnapshot result, string remark)
        {
            var (value, gradient) = objective.Of(result);
            output.WriteLine($"{name,-8} {measurement.Wall(name):0.000} s   objective {value:0.0000000}   largest gradient component {gradient:0.0e0}{remark}");
        }
    }

    /// <summary>ML.NET stops by the improvement of the objective; the loosest setting that ends within the gradient's tolerance is its best.</summary>
    private static float LoosestTolerance(IDataView rows, PlainObjective objective)
    {
        var tolerance = 1e-5f;
        while (tolerance > 1e-12f && objective.Of(Fit(rows, tolerance)).Gradient > Tolerance)
        {
            tolerance /= 3.1623f;
        }

        return tolerance;
    }

    private static HeadSnapshot Fit(IDataView rows, float tolerance)
    {
        var trainer = new MLContext(0).MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = "Label",
            FeatureColumnName = "Features",
            L1Regularization = 0,
            L2Regularization = (float)(1 / C),
            OptimizationTolerance = tolerance,
            MaximumNumberOfIterations = 100_000,
            NumberOfThreads = Environment.ProcessorCount,
        });
        var model = trainer.Fit(rows).Model;
        VBuffer<float>[]? weights = null;
        model.GetWeights(ref weights, out var classes);
        return new(
            "ML.NET",
            Width,
            classes,
            new Dictionary<string, double>(),
            new Dictionary<string, float[]>
            {
                ["weights"] = [.. weights!.SelectMany(row => row.DenseValues())],
                ["biases"] = [.. model.GetBiases()],
            },
            new Dictionary<string, string>());
    }

    private static IDataView InMemory(FeatureMatrix features, Labels labels)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Width);
        schema["Label"].ColumnType = new KeyDataViewType(typeof(uint), Classes);
        Row[] rows = [.. Enumerable.Range(0, labels.Count).Select(i => new Row { Label = (uint)labels[i], Features = features.Row(i).ToArray() })];
        return new MLContext(0).Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class Row
    {
        public uint Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
