using System.Globalization;
using System.Text.Json;

namespace TransferLab.Engine.Journal;

/// <summary>Keeps a second TransferLab from the same data folder. The system lifts it when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream held;

    private FolderLock(FileStream held) => this.held = held;

    /// <exception cref="TransferLabException">Another process has the folder, or it cannot be written.</exception>
    public static FolderLock Take(DataFolder folder, TimeProvider time)
    {
        try
        {
            var held = new FileStream(Path.Combine(folder.Root, "journal.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            Introduce(folder, time);
            return new(held);
        }
        catch (IOException taken) when (IsTaken(taken))
        {
            throw new TransferLabException(
                $"The data folder {folder.Root} is in use by another TransferLab ({Owner(folder)}).",
                $"Use the one that is running or end it first; or name another folder as TransferLab:DataFolder in appsettings.json.",
                taken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DurableFile.Explain(folder.Root, failure);
        }
    }

    public void Dispose() => held.Dispose();

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; EWOULDBLOCK of Linux and of macOS.
    private static bool IsTaken(IOException failure) => OperatingSystem.IsWindows()
        ? (failure.HResult & 0xFFFF) is 32 or 33
        : failure.HResult is 11 or 35;

    private static string OwnerFile(DataFolder folder) => Path.Combine(folder.Root, "instance.json");

    // A file of its own: the locked one cannot be read by others on every system.
    private static void Introduce(DataFolder folder, TimeProvider time)
    {
        try
        {
            File.WriteAllText(OwnerFile(folder), JsonSerializer.Serialize(new Instance(Environment.ProcessId, Environment.MachineName, time.GetUtcNow())));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
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
