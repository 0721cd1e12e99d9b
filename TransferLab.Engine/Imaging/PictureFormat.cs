namespace TransferLab.Engine.Imaging;

/// <summary>The kinds of picture file that can be read; told by the content, whatever the file is called.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    WebP,
    Gif,
    Bmp,
}
