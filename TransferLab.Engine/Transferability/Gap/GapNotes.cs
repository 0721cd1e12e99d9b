using TransferLab.Engine.Features;
using TransferLab.Engine.Training.Checkpoints;
using System.Runtime.InteropServices;

namespace TransferLab.Engine.Transferability.Gap;

/// <summary>What finished trainings of a measurement answered, kept in a folder so that it goes on after a break with the one it was in.</summary>
/// <param name="folder">Belongs to one measurement; the same folder always means the same data, options and seed.</param>
internal sealed class GapNotes(string folder)
{
    public string Folder => folder;

    /// <summary>The answers noted under a key, or those of <paramref name="learn"/>, which are then noted.</summary>
    public FeatureMatrix Get(string key, Func<FeatureMatrix> learn)
    {
        var path = Path.Combine(folder, key + ".answers");
        if (CheckpointFile.Read<Header>(path) is ({ } header, [var bytes]) && bytes.Length == header.Rows * header.Columns * sizeof(float))
        {
            return new(MemoryMarshal.Cast<byte, float>(bytes).ToArray(), header.Rows, header.Columns);
        }

        var answers = learn();
        CheckpointFile.Write(path, folder, new Header(answers.Rows, answers.Columns), [MemoryMarshal.AsBytes(answers.Values).ToArray()]);
        return answers;
    }

    private sealed record Header(int Rows, int Columns);
}
