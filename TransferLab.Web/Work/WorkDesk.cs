using System.Collections.Concurrent;
using TransferLab.Engine;

namespace TransferLab.Web.Work;

/// <summary>Imports, downloads and the like: work that a page starts and that outlives it. Told apart by keys such as <c>import/3fa94c21ab</c>.</summary>
public sealed class WorkDesk(IHostApplicationLifetime lifetime, TimeProvider time, ILogger<WorkDesk> log)
{
    private readonly ConcurrentDictionary<string, WorkItem> items = [];

    /// <summary>
    /// Raised from any thread with the key of the work and the status that it has come to, null where it was forgotten; not more often than a
    /// page can show. Who hears of an end second may find it forgotten by the first: the status that is told counts.
    /// </summary>
    public event Action<string, WorkStatus?>? Changed;

    /// <summary>The status of the work of that key; null where none was started or it was forgotten.</summary>
    public WorkStatus? Find(string key) => items.GetValueOrDefault(key)?.Status;

    /// <summary>Starts the work, unless work of that key is running already.</summary>
    /// <returns>Whether it was started.</returns>
    public bool Start(string key, Func<IProgress<RunProgress>, CancellationToken, Task> work)
    {
        var item = new WorkItem(time, status => Changed?.Invoke(key, status), lifetime.ApplicationStopping);
        var current = items.AddOrUpdate(key, item, (_, there) => there.Status.State is WorkState.Running ? there : item);
        if (current != item)
        {
            item.Dispose();
            return false;
        }

        _ = Task.Run(() => RunAsync(key, item, work));
        Changed?.Invoke(key, item.Status);
        return true;
    }

    public void Cancel(string key) => items.GetValueOrDefault(key)?.Cancel();

    /// <summary>Drops the outcome of work that has ended.</summary>
    public void Forget(string key)
    {
        if (items.TryGetValue(key, out var item) && item.Status.State is not WorkState.Running && items.TryRemove(new(key, item)))
        {
            Changed?.Invoke(key, null);
        }
    }

    private async Task RunAsync(string key, WorkItem item, Func<IProgress<RunProgress>, CancellationToken, Task> work)
    {
        try
        {
            await work(item, item.Token);
            item.End(new(WorkState.Finished));
        }
        catch (OperationCanceledException)
        {
            item.End(new(WorkState.Cancelled));
        }
        catch (TransferLabException failure)
        {
            item.End(new(WorkState.Failed, Problem: failure.Problem, Remedy: failure.Remedy));
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The work {Key} failed.", key);
            item.End(new(
                WorkState.Failed,
                Problem: UserMessage.Of($"This did not work, for a reason that TransferLab did not expect: {failure.Message}"),
                Remedy: UserMessage.Of($"Try again; if it fails again, the program's log has the details.")));
        }
    }
}
