using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;

namespace TransferLab.Tests.Web;

/// <summary>A technique that computes nothing but looks like one that does: steps with progress, then a plausible result.</summary>
internal sealed class ToyLearning : ITechnique
{
    public const string KindName = "feature-extraction";

    /// <summary>Called in the middle of each step, with its id.</summary>
    public Func<string, IProgress<RunProgress>?, CancellationToken, Task> Entered { get; set; } = (_, _, _) => Task.CompletedTask;

    public int Classes { get; set; } = 5;

    public string Kind => KindName;

    public LocalizedText Name => new("Feature extraction", "Extraction de caractéristiques");

    public LocalizedText Summary => new("For tests.", "Pour les tests.");

    public bool UsesBackbone => true;

    public bool UsesHead => true;

    public Type OptionsType => typeof(NoOptions);

    public void Check(Experiment experiment)
    {
    }

    public IReadOnlyList<ExperimentStep> Steps(Experiment experiment) =>
        [new Part<First>(this, "features", $"Compute features", () => new(1)), new Part<Second>(this, "fit", $"Learn and choose", () => new(2)), new Judge(this)];

    public static Experiment Experiment(string name, int seed = 0) => new()
    {
        Name = name,
        Task = TransferLab.Engine.Experiments.Experiment.ImageClassification,
        Dataset = new() { Id = "flowers", Version = new('0', 64) },
        Backbone = new() { Id = "mobilenetv2-1.0-224-imagenet", Sha256 = new('a', 64) },
        Technique = new() { Kind = KindName, Head = "logistic-regression" },
        Seed = seed,
    };

    public static ExperimentResult Result(int classes = 5, int seed = 3)
    {
        var evaluation = ToyEvaluation.Of(classes, seed: seed);
        return new()
        {
            DatasetName = "Flowers",
            Classes = classes == 5 ? ToyEvaluation.Flowers : [.. Enumerable.Range(0, classes).Select(index => $"class {index}")],
            SplitMode = SplitMode.CrossValidation,
            SplitReason = UserMessage.Of($"Five folds, because the data set is small."),
            TrainingExamples = 160,
            Evaluation = evaluation,
            Baselines =
            [
                new(BaselineKind.MajorityClass, ToyEvaluation.Wilson(40, 200), ToyEvaluation.Around(0.2, 0.01), ToyEvaluation.Around(evaluation.Accuracy.Value - 0.2, 0.06)),
                new(BaselineKind.Pixels, ToyEvaluation.Wilson(80, 200), ToyEvaluation.Around(0.4, 0.06), ToyEvaluation.Around(evaluation.Accuracy.Value - 0.4, 0.07)),
            ],
            LearningCurve = ToyEvaluation.Curve(),
            Diagnosis = new(
                FitVerdict.OverFitting,
                ToyEvaluation.Wilson(199, 200),
                evaluation.Accuracy,
                (0.995 - evaluation.Accuracy.Value) * 100,
                UserMessage.Of($"It knows {99.5:0.0}% of its training pictures, but only {evaluation.Accuracy.Value * 100:0.0}% of new ones."),
                [UserMessage.Of($"More labelled pictures would help most."), UserMessage.Of($"Stronger regularisation may help.")]),
            Choices = [new Dictionary<string, double> { ["C"] = 0.01 }],
        };
    }

    /// <summary>The same result, with some of its wrong predictions right.</summary>
    public static ExperimentResult Improved(ExperimentResult result, int by)
    {
        var evaluation = result.Evaluation;
        var wrong = evaluation.Confusion.Cells.Where(cell => cell.Actual != cell.Predicted).SelectMany(cell => cell.Rows).Take(by).ToHashSet();
        var cells = evaluation.Confusion.Cells
            .SelectMany(cell => cell.Rows.Select(row => (cell.Actual, Predicted: wrong.Contains(row) ? cell.Actual : cell.Predicted, Row: row)))
            .GroupBy(item => (item.Actual, item.Predicted))
            .Select(group => new ConfusionCell(group.Key.Actual, group.Key.Predicted, [.. group.Select(item => item.Row)]));
        var right = (int)Math.Round(evaluation.Accuracy.Value * evaluation.Examples) + by;
        return result with
        {
            Evaluation = evaluation with { Accuracy = ToyEvaluation.Wilson(right, evaluation.Examples), Confusion = new(result.Classes.Count, [.. cells]) },
        };
    }

    public static Predictions Predictions(ExperimentResult result)
    {
        var cells = result.Evaluation.Confusion.Cells.SelectMany(cell => cell.Rows.Select(row => (cell.Actual, cell.Predicted, Row: row))).OrderBy(item => item.Row).ToArray();
        var probabilities = FeatureMatrix.Allocate(cells.Length, result.Classes.Count);
        for (var index = 0; index < cells.Length; index++)
        {
            var row = probabilities.RowBlock(index, 1).Span;
            row.Fill(0.3f / (result.Classes.Count - 1));
            row[cells[index].Predicted] = 0.7f;
        }

        return new([.. cells.Select(cell => cell.Row)], new([.. cells.Select(cell => cell.Actual)], result.Classes.Count), probabilities);
    }

    public sealed record First(int Value);

    public sealed record Second(int Value);

    private sealed class Part<TProduct>(ToyLearning technique, string id, FormattableString title, Func<TProduct> make) : ExperimentStep<TProduct>
        where TProduct : class
    {
        public override string Id => id;

        public override UserMessage Title => UserMessage.Of(title);

        protected override async Task<TProduct> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
        {
            await technique.Entered(Id, progress, cancellationToken);
            return make();
        }
    }

    private sealed class Judge(ToyLearning technique) : ExperimentStep<RunOutcome>
    {
        public override string Id => "judge";

        public override UserMessage Title => UserMessage.Of($"Judge");

        protected override async Task<RunOutcome> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
        {
            await technique.Entered(Id, progress, cancellationToken);
            var result = Result(technique.Classes, 3 + context.Experiment.Seed);
            return new(result, Predictions(result));
        }
    }
}
