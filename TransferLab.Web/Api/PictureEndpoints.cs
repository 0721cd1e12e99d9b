using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Imaging;

namespace TransferLab.Web.Api;

/// <summary>The pictures of a data set, for pages: <c>/api/datasets/{id}/{version}/{row}</c>, <c>…/thumbnail?side=128</c>.</summary>
public static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder routes)
    {
        var pictures = routes.MapGroup("/api/datasets/{id}/{version}/{row:int}");
        pictures.MapGet("/", (string id, int row, DatasetLibrary library, HttpContext context) =>
            AnswerAsync(library, id, row, context, async (dataset, example) =>
            {
                var bytes = await library.ReadBytesAsync(dataset, example, context.RequestAborted);
                return (bytes, TypeOf(PictureDecoder.Identify(bytes).Format));
            }));
        pictures.MapGet("/thumbnail", (string id, int row, int? side, DatasetLibrary library, HttpContext context) =>
            AnswerAsync(library, id, row, context, async (dataset, example) =>
                (await library.ThumbnailAsync(dataset, example, Math.Clamp(side ?? 128, 32, 512), context.RequestAborted), "image/jpeg")));
    }

    public static string Picture(Dataset dataset, int row) => $"/api/datasets/{dataset.Id}/{dataset.Version[..12]}/{row}";

    /// <param name="side">Pixels of the longer side.</param>
    public static string Thumbnail(Dataset dataset, int row, int side = 128) => $"{Picture(dataset, row)}/thumbnail?side={side}";

    private static async Task<IResult> AnswerAsync(
        DatasetLibrary library, string id, int row, HttpContext context, Func<Dataset, Example, Task<(byte[] Bytes, string Type)>> read)
    {
        try
        {
            var dataset = library.Open(id);
            if (row < 0 || row >= dataset.Examples.Count)
            {
                return Refusal.Of(StatusCodes.Status404NotFound, $"The data set {id} has no picture {row}.", $"Its rows are counted from 0 to {dataset.Examples.Count - 1}.");
            }

            var (bytes, type) = await read(dataset, dataset.Examples[row]);
            // The address holds the version of the content: what it names never changes.
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return Results.Bytes(bytes, type);
        }
        catch (TransferLabException gone)
        {
            return Refusal.Of(StatusCodes.Status404NotFound, gone);
        }
    }

    private static string TypeOf(PictureFormat format) => format switch
    {
        PictureFormat.Png => "image/png",
        PictureFormat.WebP => "image/webp",
        PictureFormat.Gif => "image/gif",
        PictureFormat.Bmp => "image/bmp",
        _ => "image/jpeg",
    };
}
