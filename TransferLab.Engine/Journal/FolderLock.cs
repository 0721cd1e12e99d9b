using System.Globalization;
using System.Text.Json;

namespace TransferLab.Engine.Journal;

/// <summary>Keeps a second TransferLab from the same data folder. The system lifts it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <exception cref="TransferLabException">Another process has the folder.</exception>
    public static FolderLock Take(DataFolder folder, TimeProvider time)
    {
        try
        {
            var held = new FileStream(Path.Combine(folder.Root, "journal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Introduce(folder, time);
            return new(held);
        }
        catch (UnauthorizedAccessException denied)
        {
            throw DurableFile.Explain(folder.Root, denied);
        }
        catch (IOException taken) when (!DurableFile.IsFullDisk(taken))
        {
            throw new TransferLabException(
                $"The data folder {folder.Root} is in use by another TransferLab ({Owner(folder)}).",
                $"Use the one that is running or end it first; or name another folder as TransferLab:DataFolder in appsettings.json.",
                taken);
        }
        catch (IOException full)
        {
            throw DurableFile.Explain(folder.Root, full);
        }
    }

    public void Dispose() => held.Dispose();

    private static string OwnerFile(DataFolder folder) => Path.Combine(folder.Root, "instance.json");

    // A file of its own: the locked one cannot be read by others on every system.
    private static void Introduce(DataFolder folder, TimeProvider time)
    {
        try
        {
            File.WriteAllText(OwnerFile(folder), JsonSerializer.Serialize(new Instance(Environment.ProcessId, Environment.MachineName, time.GetUtcNow())));
        }
        catch (IOException)
        {
            // It only makes a message more precise.
        }
    }

    private static UserMessage Owner(DataFolder folder)
    {
        try
        {
            var owner = JsonSerializer.Deserialize<Instance>(File.ReadAllText(OwnerFile(folder)))!;
            return UserMessage.Of($"process {owner.Process} on {owner.Machine}, since {owner.Since.ToLocalTime().ToString("g", CultureInfo.CurrentCulture)}");
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or JsonException or NullReferenceException)
        {
            return UserMessage.Of($"its process is not known");
        }
    }

    private sealed record Instance(int Process, string Machine, DateTimeOffset Since);
}
