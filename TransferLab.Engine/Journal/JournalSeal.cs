using System.Security.Cryptography;

namespace TransferLab.Engine.Journal;

/// <summary>
/// The hash of the database file as it was when the app ended well. Breaking it at the start tells a file that may be trusted as it is
/// from one that was left open by a crash and from one that was damaged meanwhile.
/// </summary>
internal sealed class JournalSeal(DataFolder folder)
{
    public enum State
    {
        /// <summary>The file is, byte by byte, what was closed.</summary>
        Whole,

        /// <summary>The app did not end well; the file may still be in order.</summary>
        Absent,

        /// <summary>The file is not what was closed.</summary>
        Broken,
    }

    private string FilePath => Path.Combine(folder.Root, "journal.seal");

    /// <summary>Compares, then removes the seal: from now on the file is open.</summary>
    public State Break()
    {
        if (!File.Exists(FilePath) || !File.Exists(folder.Journal))
        {
            return State.Absent;
        }

        var state = File.ReadAllText(FilePath).Trim() == Hash() && !File.Exists(JournalDatabase.LogOf(folder.Journal)) ? State.Whole : State.Broken;
        File.Delete(FilePath);
        return state;
    }

    /// <summary>To be called when the database is closed.</summary>
    public void Set()
    {
        if (File.Exists(folder.Journal) && !File.Exists(JournalDatabase.LogOf(folder.Journal)))
        {
            DurableFile.Write(FilePath, folder.Temporary, stream => stream.Write(System.Text.Encoding.ASCII.GetBytes(Hash())));
        }
    }

    private string Hash()
    {
        using var file = File.OpenRead(folder.Journal);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
