using System.Collections.Concurrent;
using System.Globalization;
using TransferLab.Engine;

namespace TransferLab.Web.Uploads;

/// <summary>Files on their way from a browser, stored under numbers so that no name of theirs ever becomes a path here.</summary>
public sealed class Upload(Guid id, string folder, UploadOptions limits) : IDisposable
{
    private readonly ConcurrentBag<(int Number, UploadedFile File)> files = [];
    private int count;
    private long bytes;
    private volatile bool closed;

    public Guid Id { get; } = id;

    /// <summary>In the order of their arrival. A file that was sent again, because the connection broke, counts once.</summary>
    public IReadOnlyList<UploadedFile> Files =>
        [.. files.OrderBy(entry => entry.Number).GroupBy(entry => entry.File.Name).Select(sent => sent.Last().File)];

    /// <summary>Writes one file, whatever its size, through a small buffer.</summary>
    /// <exception cref="TransferLabException">A limit is reached or the disk is full.</exception>
    public async Task AddAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref count);
        if (number > limits.MaximumFiles)
        {
            throw new TransferLabException(
                $"More than {limits.MaximumFiles} files are too many for one upload.",
                $"Send them as one ZIP, or raise TransferLab:Uploads:MaximumFiles in appsettings.json.");
        }

        ObjectDisposedException.ThrowIf(closed, this);
        var file = Path.Combine(Directory.CreateDirectory(folder).FullName, number.ToString(CultureInfo.InvariantCulture));
        await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        var size = await CopyAsync(name, content, target, cancellationToken);
        files.Add((number, new(name.Replace('\\', '/'), file, size)));
    }

    /// <summary>Puts the files under the names they came with, beside each other: a model looks for its weights by name.</summary>
    /// <returns>The paths, in the order of <see cref="Files"/>.</returns>
    /// <exception cref="TransferLabException">A name cannot be used.</exception>
    public IReadOnlyList<string> Name()
    {
        var named = Directory.CreateDirectory(Path.Combine(folder, "named")).FullName;
        return [.. Files.Select(file =>
        {
            var path = Path.Combine(named, PlainName(file.Name));
            File.Move(file.File, path, overwrite: true);
            return path;
        })];
    }

    public void Dispose()
    {
        closed = true;
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Nothing arrived.
        }
        catch (IOException)
        {
            // A file is still being written; leftovers go when the app starts.
        }
    }

    private static string PlainName(string name)
    {
        var plain = Path.GetFileName(name);
        return plain is not ("" or "." or "..") && plain.Length <= 200 && plain.IndexOfAny(Path.GetInvalidFileNameChars()) < 0
            ? plain
            : throw new TransferLabException($"{name} is no usable name for a file.", $"Rename the file, then send it again.");
    }

    private async Task<long> CopyAsync(string name, Stream content, FileStream target, CancellationToken cancellationToken)
    {
        var buffer = new byte[1 << 16];
        long size = 0;
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (Interlocked.Add(ref bytes, read) > limits.MaximumBytes)
            {
                throw new TransferLabException(
                    $"With {name} the upload is larger than {limits.MaximumBytes / 1e9:0.0} GB.",
                    $"Put the files on the machine that runs TransferLab and give their path instead, or raise TransferLab:Uploads:MaximumBytes in appsettings.json.");
            }

            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            size += read;
        }

        return size;
    }
}
