using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Runs;

namespace TransferLab.Web.Api;

/// <summary>What one may take home of a run: <c>/api/runs/{id}/experiment.json</c>, <c>…/result.json</c>, <c>…/predictions.csv</c>.</summary>
public static class RunEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static string Experiment(RunId id) => $"/api/runs/{id}/experiment.json";

    public static string Result(RunId id) => $"/api/runs/{id}/result.json";

    public static string Predictions(RunId id) => $"/api/runs/{id}/predictions.csv";

    public static void MapRuns(this IEndpointRouteBuilder routes)
    {
        var runs = routes.MapGroup("/api/runs/{name}");
        runs.MapGet("/experiment.json", (string name, RunQueue queue) => Answer(name, id => queue.Find(id) is { } run
            ? File(ExperimentReader.Write(run.Experiment), $"experiment-{id}.json")
            : Refusal.NoRun(name)));
        runs.MapGet("/result.json", (string name, ResultShelf shelf) => AnswerAsync(name, async id => await shelf.FindAsync(id) is { } finished
            ? File(JsonSerializer.Serialize(finished.Result, Json), $"result-{id}.json")
            : NoResult(id)));
        runs.MapGet("/predictions.csv", (string name, ResultShelf shelf) => AnswerAsync(name, id => PredictionsAsync(id, shelf)));
    }

    private static IResult File(string text, string name) =>
        Results.File(Encoding.UTF8.GetBytes(text), MediaTypeNames.Application.Json, name);

    private static async Task<IResult> PredictionsAsync(RunId id, ResultShelf shelf)
    {
        if (await shelf.FindAsync(id) is not { } finished || await shelf.PredictionsAsync(id) is not { } predictions)
        {
            return NoResult(id);
        }

        return Results.Stream(
            async stream =>
            {
                // With a mark of UTF-8, so that spreadsheets read accents rightly; row by row, since there may be a thousand columns.
                await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
                await using var csv = new CsvWriter(writer, CultureInfo.InvariantCulture);
                await PredictionTable.WriteAsync(csv, finished, predictions);
            },
            "text/csv",
            $"predictions-{id}.csv");
    }

    private static IResult NoResult(RunId id) =>
        Refusal.Of(StatusCodes.Status404NotFound, $"The run {id.Value} has no result.", $"Ask for one that is finished; a run that goes on has none yet.");

    private static IResult Answer(string name, Func<RunId, IResult> answer)
    {
        try
        {
            return RunId.TryParse(name, out var id) ? answer(id) : Refusal.NoRun(name);
        }
        catch (TransferLabException damaged)
        {
            return Refusal.Of(StatusCodes.Status410Gone, damaged);
        }
    }

    private static async Task<IResult> AnswerAsync(string name, Func<RunId, Task<IResult>> answer)
    {
        try
        {
            return RunId.TryParse(name, out var id) ? await answer(id) : Refusal.NoRun(name);
        }
        catch (TransferLabException damaged)
        {
            return Refusal.Of(StatusCodes.Status410Gone, damaged);
        }
    }
}
