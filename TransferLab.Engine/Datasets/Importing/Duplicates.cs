namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Sees to it that no content is there twice.</summary>
internal static class Duplicates
{
    /// <summary>
    /// Of files with the same bytes: in one class and part one is kept; in several classes none, for nobody knows which label is right;
    /// in both a training and a test part that of the training part, so that the test holds only what has not been seen.
    /// </summary>
    /// <returns>The kept ones; those left out are added to <paramref name="unusable"/>.</returns>
    public static List<Intake> Resolve(IEnumerable<Intake> accepted, List<UnusableFile> unusable)
    {
        var kept = new List<Intake>();
        foreach (var same in accepted.GroupBy(intake => intake.ContentHash!, StringComparer.Ordinal).Select(group => group.ToList()))
        {
            if (same.Select(intake => intake.File.ClassName).Distinct(StringComparer.Ordinal).Count() > 1)
            {
                unusable.AddRange(same.Select(intake => Conflict(intake, same)));
                continue;
            }

            var ordered = same.OrderBy(intake => intake.File.Partition).ThenBy(intake => intake.File.File.Path, StringComparer.Ordinal).ToList();
            kept.Add(ordered[0]);
            unusable.AddRange(ordered.Skip(1).Select(copy => Copy(copy, ordered[0])));
        }

        return kept;
    }

    private static UnusableFile Conflict(Intake intake, List<Intake> same)
    {
        var other = same.First(other => other.File.ClassName != intake.File.ClassName);
        return new(
            intake.File.File.Path,
            UserMessage.Of($"The same picture lies in the class {intake.File.ClassName} and, as {other.File.File.Path}, in the class {other.File.ClassName}. Remove it where it is wrong."),
            UnusableKind.Conflict);
    }

    private static UnusableFile Copy(Intake copy, Intake kept) =>
        copy.File.Partition == kept.File.Partition || copy.File.Partition is Partition.Unassigned or Partition.Train
            ? new(copy.File.File.Path, UserMessage.Of($"It is a copy of {kept.File.File.Path} and counts only once."), UnusableKind.Duplicate)
            : new(
                copy.File.File.Path,
                UserMessage.Of($"It is a copy of {kept.File.File.Path}, which is learned from. Tested on it, a classifier would look better than it is, so it is left out here."),
                UnusableKind.Leak);
}
