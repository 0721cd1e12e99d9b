using System.Text.Json;

namespace TransferLab.Benchmarks.Gap;

/// <summary>What came out of each training so far, one line each, so that an interrupted measurement goes on where it was.</summary>
internal sealed class OutcomeLog
{
    private readonly string path;
    private readonly Dictionary<string, bool[]> known = [];

    public OutcomeLog(string path)
    {
        this.path = path;
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            // The last line may be half a line.
            if (line.EndsWith('}') && JsonSerializer.Deserialize<Entry>(line) is { } entry)
            {
                known[entry.Key] = [.. entry.Right.Select(answer => answer == '1')];
            }
        }
    }

    public bool[]? Find(string key) => known.GetValueOrDefault(key);

    /// <summary>Whether each test picture was right.</summary>
    public bool[] Get(string key, Func<bool[]> measure)
    {
        if (known.TryGetValue(key, out var right))
        {
            return right;
        }

        right = measure();
        File.AppendAllText(path, JsonSerializer.Serialize(new Entry(key, string.Concat(right.Select(answer => answer ? '1' : '0')))) + "\n");
        return known[key] = right;
    }

    private sealed record Entry(string Key, string Right);
}
