using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace TransferLab.Engine.Backbones.Downloading;

/// <summary>Fetches model files: goes on after a break, checks size and hash, and moves the file into place only when it is right.</summary>
/// <remarks>Proxies are those of the system or of HTTP_PROXY, HTTPS_PROXY and NO_PROXY, as for every .NET program.</remarks>
internal sealed class Downloader(IHttpClientFactory clients, DataFolder data, IOptions<BackboneOptions> options, TimeProvider time)
{
    public const string ClientName = "TransferLab.Backbones";
    private const int BufferBytes = 1 << 17;

    private readonly BackboneOptions options = options.Value;

    /// <exception cref="TransferLabException">Offline, cut off, refused, wrong, or no room.</exception>
    public async Task FetchAsync(ModelDownload download, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var partial = PartialFile.Open(download, data.Temporary);
        CheckRoom(download, partial);
        var hadBegun = partial.Length > 0;
        await FillAsync(download, partial, progress, cancellationToken);
        if (hadBegun && !await IsRightAsync(download, partial, progress, cancellationToken))
        {
            // What was kept from an earlier try may have been of another version of the file.
            partial.Restart();
            await FillAsync(download, partial, progress, cancellationToken);
        }

        if (!await IsRightAsync(download, partial, progress, cancellationToken))
        {
            partial.Restart();
            throw DownloadErrors.WrongHash(download);
        }

        partial.MoveTo(download.Target);
    }

    private async Task FillAsync(ModelDownload download, PartialFile partial, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        for (var attempt = 1; partial.Length < download.Bytes; attempt++)
        {
            var before = partial.Length;
            try
            {
                await ReceiveAsync(download, partial, progress, cancellationToken);
            }
            catch (Exception broken) when (IsBroken(broken, cancellationToken))
            {
                if (attempt > options.DownloadAttempts)
                {
                    throw partial.Length == 0 ? DownloadErrors.Offline(download, broken) : DownloadErrors.CutOff(download, partial.Length, broken);
                }

                attempt = partial.Length > before ? 0 : attempt;
                await Task.Delay(TimeSpan.FromMilliseconds(200 * Math.Min(attempt + 1, 10)), time, cancellationToken);
            }
        }
    }

    private async Task ReceiveAsync(ModelDownload download, PartialFile partial, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        using var stalled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patience = TimeSpan.FromSeconds(options.StalledAfterSeconds);
        stalled.CancelAfter(patience);
        using var client = clients.CreateClient(ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Get, download.Address);
        request.Headers.Range = partial.Length > 0 ? new RangeHeaderValue(partial.Length, null) : null;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stalled.Token);
        Accept(download, partial, response);
        await using var body = await response.Content.ReadAsStreamAsync(stalled.Token);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (int count; (count = await body.ReadAsync(buffer, stalled.Token)) > 0;)
            {
                stalled.CancelAfter(patience);
                await AppendAsync(download, partial, buffer.AsMemory(0, count), cancellationToken);
                progress?.Report(new(RunPhase.Downloading, partial.Length, download.Bytes, download.Name));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        if (partial.Length < download.Bytes)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded);
        }
    }

    /// <summary>Looks at the answer before a byte of it is kept.</summary>
    private static void Accept(ModelDownload download, PartialFile partial, HttpResponseMessage response)
    {
        var range = response.Content.Headers.ContentRange;
        switch (response.StatusCode)
        {
            case HttpStatusCode.PartialContent when range?.From == partial.Length && (range.Length ?? download.Bytes) == download.Bytes:
                return;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                partial.Restart();
                throw range?.Length is { } other && other != download.Bytes
                    ? DownloadErrors.OtherSize(download, other)
                    : new HttpIOException(HttpRequestError.InvalidResponse);
            case HttpStatusCode.OK:
                // The server begins anew, whether it was asked to or not.
                partial.Restart();
                if (response.Content.Headers.ContentLength is { } length && length != download.Bytes)
                {
                    throw DownloadErrors.OtherSize(download, length);
                }

                return;
            case >= HttpStatusCode.InternalServerError or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests:
                throw new HttpRequestException($"HTTP {(int)response.StatusCode}", null, response.StatusCode);
            default:
                throw DownloadErrors.Refused(download, response.StatusCode);
        }
    }

    private async Task AppendAsync(ModelDownload download, PartialFile partial, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        if (partial.Length + bytes.Length > download.Bytes)
        {
            var sent = partial.Length + bytes.Length;
            partial.Restart();
            throw DownloadErrors.OtherSize(download, sent);
        }

        try
        {
            await partial.AppendAsync(bytes, cancellationToken);
        }
        catch (IOException full) when (DurableFile.IsFullDisk(full))
        {
            throw DownloadErrors.DiskFull(download, FreeBytes(), full);
        }
    }

    private static async Task<bool> IsRightAsync(ModelDownload download, PartialFile partial, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(RunPhase.Checking, 0, 0, download.Name));
        return await partial.HashAsync(cancellationToken) == download.Sha256;
    }

    /// <summary>The network's fault, and worth another try: not the user's cancel, not a full disk, not an answer that says no.</summary>
    private static bool IsBroken(Exception failure, CancellationToken cancellationToken) =>
        failure is HttpRequestException or HttpIOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        || (failure is IOException network && !DurableFile.IsFullDisk(network));

    private void CheckRoom(ModelDownload download, PartialFile partial)
    {
        var free = FreeBytes();
        if (free < download.Bytes - partial.Length)
        {
            throw DownloadErrors.DiskFull(download, free);
        }
    }

    private long FreeBytes()
    {
        try
        {
            return new DriveInfo(data.Temporary).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }
}
