using System.Diagnostics;

namespace TransferLab.Benchmarks;

/// <summary>Time as a core counts it, which other programs on the machine disturb far less than a wall clock.</summary>
public static class CpuTime
{
    /// <summary>Milliseconds of processor time per call: the least of several rounds.</summary>
    /// <param name="rounds">Each long enough to be measured: calls × cost should exceed 100 ms.</param>
    /// <param name="calls">Calls per round.</param>
    /// <param name="call">Takes the number of the call; works on the calling thread alone.</param>
    public static double MillisecondsPerCall(int rounds, int calls, Action<int> call)
    {
        var least = double.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            var before = Process.GetCurrentProcess().TotalProcessorTime;
            for (var i = 0; i < calls; i++)
            {
                call(i);
            }

            least = Math.Min(least, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / calls);
        }

        return least;
    }
}
