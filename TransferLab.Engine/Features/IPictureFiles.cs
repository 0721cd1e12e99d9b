using TransferLab.Engine.Imaging;

namespace TransferLab.Engine.Features;

/// <summary>Picture files to compute features of, read one by one.</summary>
public interface IPictureFiles
{
    int Count { get; }

    /// <summary>Limit on width × height of a picture.</summary>
    long MaximumPixels => PictureDecoder.DefaultMaximumPixels;

    /// <summary>SHA-256 of the file's bytes, lower-case hex; what cached features are found by.</summary>
    string ContentHash(int index);

    /// <summary>How messages name the picture.</summary>
    string Name(int index);

    /// <summary>The file's bytes. Called by several threads at once.</summary>
    /// <param name="buffer">Takes the bytes and is grown where they do not fit; kept by the caller from picture to picture.</param>
    /// <returns>Number of bytes.</returns>
    /// <exception cref="TransferLabException">The file is gone or cannot be read.</exception>
    int Read(int index, ref byte[] buffer);
}
