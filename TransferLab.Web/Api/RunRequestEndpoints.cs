using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Features;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Api;

/// <summary>Experiments without a page: <c>POST /api/runs</c> takes a document and puts it in line, <c>GET /api/runs/{id}</c> tells how far it is.</summary>
public static class RunRequestEndpoints
{
    private const long LargestDocument = 1 << 20;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
    };

    public static void MapRunRequests(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/runs", StartAsync);
        routes.MapGet("/api/runs/{name}", (string name, RunQueue queue) => Tell(name, queue));
    }

    private static async Task<IResult> StartAsync(HttpContext context, ExperimentReader reader, RunQueue queue)
    {
        // Another site's page may send forms and plain text here, but no JSON: for that the browser asks first, and gets no leave.
        if (!context.Request.HasJsonContentType())
        {
            return Refusal.Of(StatusCodes.Status415UnsupportedMediaType, $"An experiment is sent as JSON.", $"Add the header Content-Type: application/json.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = LargestDocument;
        }

        try
        {
            using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
            var experiment = reader.Read(await body.ReadToEndAsync(context.RequestAborted));
            // The journal is written before the run is in line.
            var run = await Task.Run(() => queue.Enqueue(experiment));
            context.Response.Headers.Location = $"/api/runs/{run.Id}";
            return Results.Json(RunStatus.Of(run), Json, statusCode: StatusCodes.Status202Accepted);
        }
        catch (TransferLabException failure)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest, failure);
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refusal.Of(StatusCodes.Status413PayloadTooLarge, $"The experiment document is longer than {LargestDocument} bytes.", $"Send the document of one experiment only.");
        }
    }

    private static IResult Tell(string name, RunQueue queue)
    {
        try
        {
            return RunId.TryParse(name, out var id) && queue.Find(id) is { } run
                ? Results.Json(RunStatus.Of(run), Json)
                : Refusal.NoRun(name);
        }
        catch (TransferLabException damaged)
        {
            return Refusal.Of(StatusCodes.Status410Gone, damaged);
        }
    }
}
