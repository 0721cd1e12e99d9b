using System.Runtime.ExceptionServices;

namespace TransferLab.Engine.Training.Batches;

/// <summary>Writes the rows of a batch, several at a time.</summary>
internal static class BatchFilling
{
    /// <param name="write">Called once for each row, by several threads.</param>
    /// <remarks>Throws what <paramref name="write"/> threw first.</remarks>
    public static void Run(int rows, int workers, Action<int> write, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.For(0, rows, new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken }, write);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
