using TransferLab.Engine.Graphs;
using TransferLab.Engine.Training.Fitting;
using TransferLab.Engine.Training.Optimisers;
using TransferLab.Engine.Training.Steps;

namespace TransferLab.Engine.Training.Checkpoints;

/// <summary>Keeps the whole state of a fit every so often, so that it goes on after a crash as if there had been none.</summary>
/// <remarks>
/// Random numbers need no place in it: all of them derive from seed, epoch and example. What is kept: weights, optimiser state, position,
/// history, and the best weights so far.
/// </remarks>
/// <param name="path">The file; one fit owns it.</param>
/// <param name="temporary">A folder on the same volume.</param>
/// <param name="key">Names all that decides the fit; a checkpoint of another one is left aside.</param>
/// <param name="interval">Least time between two of them.</param>
internal sealed class FitCheckpoints(string path, string temporary, string key, TimeSpan interval, TimeProvider time)
{
    private long last = time.GetTimestamp();

    /// <summary>Writes a checkpoint if it is time for one.</summary>
    public void Offer(FitPosition position, StepSession session, IReadOnlyDictionary<string, OnnxTensor>? best)
    {
        if (time.GetElapsedTime(last) < interval)
        {
            return;
        }

        var names = best?.Keys.Order(StringComparer.Ordinal).ToList() ?? [];
        var state = Enumerable.Range(0, session.State.Count).Select(index => (ReadOnlyMemory<byte>)session.Read(index).ToArray());
        var kept = names.Select(name => best![name].Bytes);
        CheckpointFile.Write(path, temporary, new Header(key, position, names), [.. state, .. kept]);
        last = time.GetTimestamp();
    }

    /// <summary>Sets the session to the checkpoint and returns what goes with it; null where there is none for this fit.</summary>
    public (FitPosition Position, IReadOnlyDictionary<string, OnnxTensor>? Best)? Restore(StepSession session)
    {
        if (CheckpointFile.Read<Header>(path) is not ({ } header, { } arrays)
            || header.Key != key
            || arrays.Count != session.State.Count + header.Best.Count)
        {
            return null;
        }

        for (var i = 0; i < session.State.Count; i++)
        {
            session.Write(i, arrays[i]);
        }

        var shapes = session.State.Where(tensor => tensor.Role is StateRole.Weight or StateRole.Statistic).ToDictionary(tensor => tensor.Of, tensor => tensor.Initial.Shape);
        var best = header.Best.Index().ToDictionary(
            pair => pair.Item,
            pair => new OnnxTensor(ElementType.Float, shapes[pair.Item], arrays[session.State.Count + pair.Index]));
        return (header.Position, best.Count > 0 ? best : null);
    }

    private sealed record Header(string Key, FitPosition Position, IReadOnlyList<string> Best);
}
