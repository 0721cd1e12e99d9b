using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using TransferLab.Engine;

namespace TransferLab.Web.Uploads;

/// <summary>Uploads that are open. A page opens one before the browser sends anything; nothing else is accepted.</summary>
public sealed class UploadDesk(DataFolder folder, IOptions<UploadOptions> options)
{
    private readonly ConcurrentDictionary<Guid, Upload> uploads = [];

    public Upload Open()
    {
        var id = Guid.NewGuid();
        return uploads[id] = new(id, Path.Combine(folder.Temporary, "uploads", id.ToString("N")), options.Value);
    }

    public Upload? Find(Guid id) => uploads.GetValueOrDefault(id);

    /// <summary>Deletes the files of an upload that was used or given up.</summary>
    public void Close(Guid id)
    {
        if (uploads.TryRemove(id, out var upload))
        {
            upload.Dispose();
        }
    }

    /// <summary>Deletes what a crash left behind: everything last touched before that moment.</summary>
    public void ClearLeftovers(DateTimeOffset olderThan)
    {
        var all = new DirectoryInfo(Path.Combine(folder.Temporary, "uploads"));
        foreach (var leftover in all.Exists ? all.GetDirectories().Where(one => one.LastWriteTimeUtc < olderThan) : [])
        {
            leftover.Delete(recursive: true);
        }
    }
}
