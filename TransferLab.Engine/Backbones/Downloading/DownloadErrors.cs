using System.Net;

namespace TransferLab.Engine.Backbones.Downloading;

/// <summary>What can go wrong with a download, and what to do about it.</summary>
internal static class DownloadErrors
{
    public static TransferLabException Offline(ModelDownload download, Exception inner) => new(
        $"{download.Host} cannot be reached, so {download.Name} was not fetched: {inner.Message}",
        $"Check the network and the proxy, or fetch {download.Address} on another machine and put the file into {download.TargetFolder}.",
        inner);

    public static TransferLabException CutOff(ModelDownload download, long received, Exception? inner) => new(
        $"The connection to {download.Host} broke off after {received / 1e6:0.0} of {download.Bytes / 1e6:0.0} MB of {download.Name}.",
        $"Start the download again: it goes on where it stopped.",
        inner);

    public static TransferLabException Refused(ModelDownload download, HttpStatusCode status) => new(
        $"{download.Host} refused the download of {download.Name} (HTTP {(int)status}).",
        $"Try later, or set TransferLab:Backbones:DownloadAddress in appsettings.json to a server that has the file.");

    public static TransferLabException OtherSize(ModelDownload download, long announced) => new(
        $"{download.Host} has another file under the name {download.Name}: {announced} bytes instead of {download.Bytes}.",
        $"Set TransferLab:Backbones:DownloadAddress in appsettings.json to a server that has the original file.");

    public static TransferLabException WrongHash(ModelDownload download) => new(
        $"What {download.Host} sent as {download.Name} is not the original file: its hash differs. It was deleted.",
        $"Try again; if it happens again, the server or a proxy on the way changes the file, and another source is needed.");

    public static TransferLabException DiskFull(ModelDownload download, long free, Exception? inner = null) => new(
        $"The disk with {download.TargetFolder} has {free / 1e6:0.0} MB free; {download.Name} needs {download.Bytes / 1e6:0.0} MB.",
        $"Free some space, or set TransferLab:DataFolder in appsettings.json to a larger disk.",
        inner);

    public static TransferLabException InProgress(ModelDownload download, Exception inner) => new(
        $"{download.Name} is being fetched already.",
        $"Wait until the other download has finished.",
        inner);
}
