using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Features;

namespace TransferLab.Victim;

/// <summary>Three steps that compute next to nothing; <see cref="Entered"/> lets a test wait, fail or kill in the middle of each.</summary>
public sealed class ToyTechnique : ITechnique
{
    public const string KindName = "toy";

    /// <summary>Called in the middle of each step, with its id.</summary>
    public Func<string, StepContext, CancellationToken, Task> Entered { get; set; } = (_, _, _) => Task.CompletedTask;

    public string Kind => KindName;

    public LocalizedText Name => new("Toy", "Jouet");

    public LocalizedText Summary => new("For tests.", "Pour les tests.");

    public bool UsesBackbone => false;

    public bool UsesHead => false;

    public Type OptionsType => typeof(Options);

    public void Check(Experiment experiment)
    {
    }

    public IReadOnlyList<ExperimentStep> Steps(Experiment experiment)
    {
        var last = experiment.Technique.Options.TryGetValue("last", out var given) ? given.GetInt32() : 1;
        return [new Draw(this, experiment.Seed), new Sum(this), new End(this, last)];
    }

    public sealed record Options
    {
        [Description("Changes the last step only.")]
        [Range(0, 1000)]
        public int Last { get; init; } = 1;
    }

    public sealed record Drawn(FeatureMatrix Values);

    public sealed record Summed(double Total);

    private sealed class Draw(ToyTechnique technique, int seed) : ExperimentStep<Drawn>
    {
        public override string Id => "draw";

        public override UserMessage Title => UserMessage.Of($"Draw");

        public override object? Settings => new { seed };

        public override StepWork? Work(StepContext context) => new("toy/draw", 100);

        protected override async Task<Drawn> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
        {
            progress?.Report(new(RunPhase.Extracting, 1, 2, "half"));
            await technique.Entered(Id, context, cancellationToken);
            var random = new Random(seed);
            return new(new FeatureMatrix([.. Enumerable.Range(0, 100).Select(_ => random.NextSingle())], 10, 10));
        }
    }

    private sealed class Sum(ToyTechnique technique) : ExperimentStep<Summed>
    {
        public override string Id => "sum";

        public override UserMessage Title => UserMessage.Of($"Sum");

        public override IReadOnlyList<Type> Needs => [typeof(Drawn)];

        public override StepWork? Work(StepContext context) => new("toy/sum", 100);

        protected override async Task<Summed> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
        {
            await technique.Entered(Id, context, cancellationToken);
            return new(context.Get<Drawn>().Values.Values.ToArray().Sum(value => (double)value));
        }
    }

    private sealed class End(ToyTechnique technique, int last) : ExperimentStep<RunOutcome>
    {
        public override string Id => "end";

        public override UserMessage Title => UserMessage.Of($"End");

        public override IReadOnlyList<Type> Needs => [typeof(Summed)];

        public override object? Settings => new { last };

        public override StepWork? Work(StepContext context) => new("toy/end", 1);

        protected override async Task<RunOutcome> MakeAsync(StepContext context, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
        {
            await technique.Entered(Id, context, cancellationToken);
            var seed = (int)(context.Get<Summed>().Total * 1000) + last;
            var total = context.Get<Summed>().Total.ToString("R", CultureInfo.InvariantCulture);
            return new(ToyExperiment.Result(seed) with { DatasetName = total }, ToyExperiment.Predictions(seed));
        }
    }
}
