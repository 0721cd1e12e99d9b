using TransferLab.Engine.Datasets.Samples;

namespace TransferLab.Web.Api;

/// <summary>Pictures of the sample tasks, drawn when they are asked for: <c>/api/samples/{task}/{index}</c>.</summary>
public static class SampleEndpoint
{
    public static void MapSamples(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/samples/{task}/{index:int}", (string task, int index, HttpContext context) =>
        {
            if (SampleCatalog.Find(task) is not { } found || index < 0 || index >= found.Pictures.Count)
            {
                return Refusal.Of(StatusCodes.Status404NotFound, $"There is no picture {index} of a sample task {task}.", $"Use the addresses that the pages show.");
            }

            context.Response.Headers.CacheControl = "private, max-age=86400";
            return Results.Bytes(found.Draw(found.Pictures[index]), "image/jpeg");
        });

    public static string Picture(SampleTask task, int index) => $"/api/samples/{task.Id}/{index}";
}
