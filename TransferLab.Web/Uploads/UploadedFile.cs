namespace TransferLab.Web.Uploads;

/// <summary>One file of an upload.</summary>
/// <param name="Name">As the browser tells it, with <c>/</c> between folders; for display and classes only.</param>
/// <param name="File">Where its bytes lie on this machine.</param>
/// <param name="Bytes">Its size.</param>
public sealed record UploadedFile(string Name, string File, long Bytes);
