namespace TransferLab.Engine.Transferability.Gap;

/// <summary>What a reader of a transfer gap should know besides.</summary>
internal static class GapRemarks
{
    public static IReadOnlyList<UserMessage> Of(GapTask task, int runs, int folds, bool chosen)
    {
        var remarks = new List<UserMessage>();
        if (runs == 1)
        {
            remarks.Add(UserMessage.Of($"There was one run only: the interval knows nothing of chance in training. Ask for three runs or more."));
        }

        if (runs > 1 && folds == 1 && task.Head is null)
        {
            remarks.Add(UserMessage.Of($"Transfer was trained once: the runs differ only in training from scratch, so the interval knows nothing of chance in the training of transfer."));
        }

        if (folds > 1 && runs > 1)
        {
            remarks.Add(UserMessage.Of($"The strongest way from scratch was chosen within the training part of the first fold, which holds test pictures of the others; that may favour it a little."));
        }

        if (folds > runs)
        {
            remarks.Add(UserMessage.Of($"The difference was measured on {runs} of the {folds} folds, so the accuracy of transfer here is not exactly the one of the whole result."));
        }

        if (folds > 1)
        {
            remarks.Add(UserMessage.Of($"The folds share training pictures, which no interval can count (Bengio and Grandvalet, 2004)."));
        }

        if (!chosen)
        {
            remarks.Add(UserMessage.Of($"With one picture a class nothing can be held back to choose the strongest way from scratch; the simplest one was taken."));
        }

        if (task.TransferCost is null)
        {
            remarks.Add(UserMessage.Of($"What transfer spent cannot be counted for this model, so the budget is what the small network needs."));
        }

        return remarks;
    }
}
