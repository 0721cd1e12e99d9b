using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Export;
using TransferLab.Engine.Journal;

namespace TransferLab.Web.Api;

/// <summary>The network that a run has trained, with what is needed to use it: <c>/api/runs/{run}/model.zip</c>.</summary>
public static class ModelEndpoint
{
    public static void MapModels(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/runs/{run}/model.zip", AnswerAsync);

    public static string Package(RunId run) => $"/api/runs/{run}/model.zip";

    private static async Task<IResult> AnswerAsync(string run, ExperimentJournal journal, ModelShelf shelf, DataFolder data)
    {
        try
        {
            return RunId.TryParse(run, out var id) && journal.FindResult(id)?.Training?.Model is { } model && shelf.Has(model)
                ? Results.Stream(await PackAsync(shelf, model, data), "application/zip", $"{model.Card.Id}.zip")
                : Refusal.Of(StatusCodes.Status404NotFound, $"The run {run} has no network of its own.", $"Ask for a run that is finished and trained one.");
        }
        catch (TransferLabException damaged)
        {
            return Refusal.Of(StatusCodes.Status410Gone, damaged);
        }
        catch (IOException failure)
        {
            return Refusal.Of(
                StatusCodes.Status507InsufficientStorage, $"The network cannot be packed in {data.Temporary}: {failure.Message}", $"Make room on that disk, then try again.");
        }
    }

    /// <summary>A ZIP is written without waiting, which the answer's own stream refuses; the file is gone when it is sent.</summary>
    private static async Task<Stream> PackAsync(ModelShelf shelf, ModelReference model, DataFolder data)
    {
        var file = new FileStream(
            Path.Combine(data.Temporary, $"package-{Guid.NewGuid():N}.zip"),
            FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        try
        {
            await Task.Run(() => shelf.WritePackage(model, file));
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
