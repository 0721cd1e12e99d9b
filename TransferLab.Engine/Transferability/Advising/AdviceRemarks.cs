namespace TransferLab.Engine.Transferability.Advising;

/// <summary>What a reader should know before following advice.</summary>
internal static class AdviceRemarks
{
    /// <summary>Below this many pictures left-out accuracies are mostly chance.</summary>
    private const int Few = 100;

    public static IEnumerable<UserMessage> Of(AdviceSample sample, IReadOnlyList<BackboneAdvice> lines)
    {
        if (lines.Count == 0)
        {
            yield return UserMessage.Of($"No pretrained network is on this machine yet. Download or import one.");
        }

        if (sample.Lonely > 0)
        {
            yield return UserMessage.Of($"{sample.Lonely} classes have a single picture to learn from; they were left out of the advice.");
        }

        if (sample.Rows.Count < Few)
        {
            yield return UserMessage.Of($"Only {sample.Rows.Count} pictures could be looked at: the order of networks that lie close together is a matter of chance.");
        }

        BackboneAdvice[] judged = [.. lines.Where(line => line.ExpectedAccuracy is not null).OrderByDescending(line => line.ExpectedAccuracy!.Value)];
        if (judged.Length > 1)
        {
            var alike = judged.Count(line => line.ExpectedAccuracy!.Value >= judged[0].ExpectedAccuracy!.Value - SmallDifference(sample));
            if (alike > 1)
            {
                yield return UserMessage.Of($"The first {alike} networks are expected to do about equally well; take the faster one.");
            }
        }
    }

    /// <summary>What two left-out accuracies on the same pictures differ by chance, about.</summary>
    private static double SmallDifference(AdviceSample sample) => Math.Max(0.01, 0.3 / Math.Sqrt(sample.Rows.Count));
}
