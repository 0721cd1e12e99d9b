namespace TransferLab.Engine.Datasets.Importing;

/// <summary>What the user should know before trusting a result on a data set.</summary>
internal static class DatasetWarnings
{
    private const int NamedAtMost = 5;
    private const int ImbalanceFrom = 10;

    public static IReadOnlyList<UserMessage> Of(
        IReadOnlyList<string> classes, IReadOnlyList<Example> examples, Labelling labelling, IReadOnlyList<UnusableFile> unusable)
    {
        var empty = labelling.EmptyClasses.Concat(labelling.ClassNames).Except(classes, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var single = examples.GroupBy(example => example.ClassIndex).Where(group => group.Count() == 1).Select(group => classes[group.Key]).ToList();
        var sameButCase = classes.GroupBy(name => name.ToUpperInvariant()).Where(group => group.Count() > 1).SelectMany(group => group).ToList();
        return [.. new[]
        {
            empty.Count > 0 ? UserMessage.Of($"Classes without a usable picture are left out: {Names(empty)}.") : null,
            single.Count > 0 ? UserMessage.Of($"Classes with a single picture cannot be tested: {Names(single)}. Add pictures.") : null,
            Imbalance(classes, examples),
            sameButCase.Count > 0 ? UserMessage.Of($"Classes differ only in upper and lower case: {Names(sameButCase)}. If they are the same, rename the folders.") : null,
            Counted(UnusableKind.Conflict) is > 0 and var conflicts ? UserMessage.Of($"{conflicts} files carry contradictory labels: the same picture lies in several classes. They are left out.") : null,
            Counted(UnusableKind.Leak) is > 0 and var leaks ? UserMessage.Of($"{leaks} test pictures were also among the training pictures. They are left out of the test.") : null,
            Counted(UnusableKind.Duplicate) is > 0 and var copies ? UserMessage.Of($"{copies} files are copies of others and count only once.") : null,
            UntrainedClasses(classes, examples) is { Count: > 0 } untrained ? UserMessage.Of($"Classes appear only in the test part and cannot be learned: {Names(untrained)}.") : null,
        }.OfType<UserMessage>()];

        int Counted(UnusableKind kind) => unusable.Count(file => file.Kind == kind);
    }

    private static UserMessage? Imbalance(IReadOnlyList<string> classes, IReadOnlyList<Example> examples)
    {
        var counts = examples.CountBy(example => example.ClassIndex).ToList();
        var (largest, smallest) = (counts.MaxBy(pair => pair.Value), counts.MinBy(pair => pair.Value));
        return largest.Value >= ImbalanceFrom * smallest.Value
            ? UserMessage.Of($"The classes are uneven: {classes[largest.Key]} has {largest.Value} pictures, {classes[smallest.Key]} only {smallest.Value}. Look at the balanced accuracy, not at the accuracy alone.")
            : null;
    }

    private static List<string> UntrainedClasses(IReadOnlyList<string> classes, IReadOnlyList<Example> examples) =>
        [.. examples.GroupBy(example => example.ClassIndex)
            .Where(group => group.All(example => example.Partition is Partition.Test) && examples.Any(example => example.Partition is not Partition.Test))
            .Select(group => classes[group.Key])];

    private static string Names(List<string> names) =>
        string.Join(", ", names.Take(NamedAtMost)) + (names.Count > NamedAtMost ? $" … (+{names.Count - NamedAtMost})" : "");
}
