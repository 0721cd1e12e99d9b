using TransferLab.Engine.Datasets;

namespace TransferLab.Engine.Features;

/// <summary>Some pictures of a data set, in a given order.</summary>
internal static class DatasetPictures
{
    public static PictureFiles Of(DatasetLibrary library, Dataset dataset, IReadOnlyList<int> rows) => new(
        [.. rows.Select(row => dataset.Examples[row]).Select(example => (library.FileOf(dataset, example), example.ContentHash, example.Path))])
    {
        MaximumPixels = library.MaximumPixelsPerPicture,
    };
}
