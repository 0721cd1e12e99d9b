using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Distances;
using TransferLab.Engine.Transferability.Risk;
using TransferLab.Engine.Transferability.Sources;
using TransferLab.Engine.Transferability.TrackRecord;

namespace TransferLab.Engine.Transferability.Advising;

/// <summary>Ranks all backbones on this machine for a data set, before anything is trained. Thread-safe.</summary>
/// <remarks>See docs/methods/advice.md. A test part is never looked at; of a cross-validation, the test pictures of the first fold are not.</remarks>
public sealed class TransferAdvisor(
    BackboneLibrary backbones,
    DatasetLibrary datasets,
    FeatureExtractor extractor,
    SourceReferenceStore references,
    BackboneCosts costs,
    AdviceStore store,
    TimeProvider time)
{
    /// <summary>LEEP and NCE run the network once more, so they look at fewer pictures.</summary>
    private const int MostSourceAnswers = 500;

    private const double Confidence = 0.95;

    /// <summary>The latest advice on this version of a data set; null where none was given for the automatic split.</summary>
    public Advice? Latest(Dataset dataset) => store.Find(dataset.Id, dataset.Version, new(), splitSeed: 0);

    /// <summary>Advice for the automatic split; kept for <see cref="Latest"/> and for the experiments that follow.</summary>
    /// <exception cref="TransferLabException">The data set is too small to be split. What is wrong with a single backbone is said in its line instead.</exception>
    /// <remarks>Cost: the features of at most 2000 pictures for each backbone, from the cache where they are known, and a fraction of a second each.</remarks>
    public Task<Advice> AdviseAsync(Dataset dataset, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        AdviseAsync(dataset, new(), splitSeed: 0, progress, cancellationToken);

    /// <summary>Advice for the split of an experiment; kept.</summary>
    public async Task<Advice> AdviseAsync(
        Dataset dataset, SplitOptions split, int splitSeed, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var sample = AdviceSample.Draw(dataset, split, splitSeed);
        var labels = dataset.Labels.Rows(sample.Rows);
        var pictures = DatasetPictures.Of(datasets, dataset, sample.Rows);
        progress?.Report(new(RunPhase.Reading, 0, 0, dataset.Name));
        var baseline = await Task.Run(
            () => DatasetBaseline.Of(PixelFeatures.Extract(pictures, null, cancellationToken), labels, cancellationToken), cancellationToken);
        BackboneCard[] cards = [.. (await backbones.ListAsync(cancellationToken)).Where(entry => entry.State == BackboneState.Available).Select(entry => entry.Card!)];
        var lines = new List<BackboneAdvice>();
        foreach (var card in cards)
        {
            var part = progress is null ? null : new PartOfAll(progress, lines.Count, cards.Length, sample.Rows.Count);
            lines.Add(await JudgeAsync(card, dataset, sample, labels, baseline, part, cancellationToken));
        }

        var advice = Together(dataset, split, splitSeed, sample, baseline, lines);
        store.Save(advice);
        return advice;
    }

    private async Task<BackboneAdvice> JudgeAsync(
        BackboneCard card, Dataset dataset, AdviceSample sample, Labels labels, DatasetBaseline baseline, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var line = new BackboneAdvice
        {
            BackboneId = card.Id,
            Sha256 = card.Sha256,
            Name = card.Name,
            Parameters = card.Parameters,
            ImageNetAccuracyPercent = card.ImageNetAccuracyPercent,
        };
        try
        {
            var features = await extractor.ExtractAsync(card, dataset, sample.Rows, progress, cancellationToken);
            if (!features.Values.ToArray().All(float.IsFinite))
            {
                return line with { Problem = UserMessage.Of($"The network gives features that are no numbers for some of these pictures.") };
            }

            var source = await SourceAnswersAsync(card, dataset, sample, progress, cancellationToken);
            var judged = await Task.Run(() => FeatureJudgement.Of(features, labels, source, cancellationToken), cancellationToken);
            return await CompleteAsync(line, card, dataset, sample, baseline, features, judged, cancellationToken);
        }
        catch (TransferLabException unusable)
        {
            return line with { Problem = unusable.ProblemAndRemedy };
        }
    }

    private async Task<SourceAnswers?> SourceAnswersAsync(
        BackboneCard card, Dataset dataset, AdviceSample sample, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        // Every few of each class: rows are in the order of the data set, which is by class. A class must keep two.
        var step = Math.Max(1, (sample.Rows.Count + MostSourceAnswers - 1) / MostSourceAnswers);
        int[] rows = [.. Enumerable.Range(0, sample.Rows.Count)
            .GroupBy(i => dataset.Examples[sample.Rows[i]].ClassIndex)
            .SelectMany(group => group.Where((_, place) => place < 2 || place % step == 0))];
        var probabilities = await extractor.SourceProbabilitiesAsync(card, dataset, [.. rows.Select(i => sample.Rows[i])], progress, cancellationToken);
        return probabilities is null ? null : new(rows, probabilities);
    }

    private async Task<BackboneAdvice> CompleteAsync(
        BackboneAdvice line,
        BackboneCard card,
        Dataset dataset,
        AdviceSample sample,
        DatasetBaseline baseline,
        FeatureMatrix features,
        FeatureJudgement judged,
        CancellationToken cancellationToken)
    {
        var classes = dataset.Classes.Count;
        var evidence = baseline.With(
            judged.ProbeAccuracy, judged.Neighbours, card.Preprocessing.Channels == ChannelOrder.Grey, (double)sample.TrainingPictures / classes, classes);
        return line with
        {
            Scores = judged.Scores,
            ExpectedAccuracy = AccuracyCalibration.Shipped.Predict(Known(card, dataset, sample, judged), Confidence),
            Distances = await DistancesAsync(card, features, cancellationToken),
            ExtractionTime = await costs.TimeAsync(card, dataset.Examples.Count, cancellationToken),
            MemoryBytes = costs.MemoryBytes(card, dataset.Examples.Count),
            Evidence = evidence,
            Risk = RiskAssessor.Assess(evidence),
        };
    }

    /// <summary>A damaged reference costs the distances, not the advice.</summary>
    private async Task<DomainDistances?> DistancesAsync(BackboneCard card, FeatureMatrix features, CancellationToken cancellationToken)
    {
        try
        {
            return await references.FindAsync(card, cancellationToken) is { } reference
                ? await Task.Run(() => DomainDistance.Of(reference, features, cancellationToken), cancellationToken)
                : null;
        }
        catch (TransferLabException)
        {
            return null;
        }
    }

    private static MeasuredProbe Known(BackboneCard card, Dataset dataset, AdviceSample sample, FeatureJudgement judged) => new()
    {
        Dataset = dataset.Name,
        Backbone = card.Id,
        Classes = dataset.Classes.Count,
        TrainingPictures = sample.TrainingPictures,
        SamplePictures = sample.Rows.Count,
        TestPictures = Math.Max(1, sample.TestPictures),
        Probe = judged.ProbeAccuracy,
        Neighbours = judged.Neighbours,
        Accuracy = double.NaN,
    };

    private Advice Together(
        Dataset dataset, SplitOptions split, int splitSeed, AdviceSample sample, DatasetBaseline baseline, List<BackboneAdvice> lines)
    {
        var places = Rankings.Places([.. lines.Select(line => line.ExpectedAccuracy?.Value)]);
        var bySize = Rankings.Places([.. lines.Select(line => (double?)line.Parameters)]);
        var byImageNet = Rankings.Places([.. lines.Select(line => line.ImageNetAccuracyPercent)]);
        return new()
        {
            DatasetId = dataset.Id,
            DatasetVersion = dataset.Version,
            Split = split,
            SplitSeed = splitSeed,
            Made = time.GetUtcNow(),
            Pictures = sample.Rows.Count,
            TrainingPictures = sample.TrainingPictures,
            TestPictures = sample.TestPictures,
            IsOfFirstFold = sample.IsOfFirstFold,
            Classes = dataset.Classes.Count,
            Tone = baseline.Tone,
            Backbones = [.. lines
                .Select((line, i) => line with { Rank = places[i], RankBySize = bySize[i], RankByImageNet = byImageNet[i] })
                .OrderBy(line => line.Rank ?? int.MaxValue)],
            Agreement = Rankings.Agreement([.. lines.Where(line => line.Problem is null).Select(line => line.Scores)]),
            Remarks = [.. AdviceRemarks.Of(sample, lines)],
        };
    }
}
