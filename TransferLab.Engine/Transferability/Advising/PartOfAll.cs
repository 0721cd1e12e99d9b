namespace TransferLab.Engine.Transferability.Advising;

/// <summary>The progress of one backbone as part of all of them.</summary>
internal sealed class PartOfAll(IProgress<RunProgress> all, int index, int count, int pictures) : IProgress<RunProgress>
{
    public void Report(RunProgress value) =>
        all.Report(value with { Done = ((long)index * pictures) + (long)((value.Fraction ?? 0) * pictures), Total = (long)count * pictures });
}
