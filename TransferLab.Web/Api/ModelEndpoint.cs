using TransferLab.Engine.Experiments;
using TransferLab.Engine.Export;
using TransferLab.Engine.Journal;

namespace TransferLab.Web.Api;

/// <summary>The network that a run has trained, with what is needed to use it: <c>/api/runs/{run}/model.zip</c>.</summary>
public static class ModelEndpoint
{
    public static void MapModels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/runs/{run}/model.zip", (string run, ExperimentJournal journal, ModelShelf shelf) =>
            RunId.TryParse(run, out var id) && journal.FindResult(id)?.Training?.Model is { } model && shelf.Has(model)
                ? Results.Stream(target => WriteAsync(shelf, model, target), "application/zip", $"{model.Card.Id}.zip")
                : Results.NotFound());

    public static string Package(RunId run) => $"/api/runs/{run}/model.zip";

    /// <summary>A ZIP is written without waiting, which the answer's own stream refuses.</summary>
    private static async Task WriteAsync(ModelShelf shelf, ModelReference model, Stream target)
    {
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await Task.Run(() => shelf.WritePackage(model, file));
        file.Position = 0;
        await file.CopyToAsync(target);
    }
}
