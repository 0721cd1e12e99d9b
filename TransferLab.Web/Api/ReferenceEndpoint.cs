using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Transferability.Sources;

namespace TransferLab.Web.Api;

/// <summary>
/// Makes a source reference for a backbone from a data set of the library: <c>POST /api/backbones/{id}/reference</c> with
/// <c>{"dataset": "…", "name": "…"}</c>. See docs/methods/source-reference.md.
/// </summary>
public static class ReferenceEndpoint
{
    /// <param name="Dataset">Id of a data set with pictures like those that the backbone learned from.</param>
    /// <param name="Name">What to call the source; absent: as the data set is called.</param>
    public sealed record Request(string Dataset, string? Name = null);

    /// <param name="File">Where it was written.</param>
    public sealed record Answer(string Backbone, string Name, int Pictures, int Width, string File);

    public static void MapReferences(this IEndpointRouteBuilder routes) => routes.MapPost("/api/backbones/{id}/reference", MakeAsync);

    private static async Task<IResult> MakeAsync(
        string id, Request request, BackboneLibrary backbones, DatasetLibrary datasets, SourceReferenceBuilder builder, SourceReferenceStore store, CancellationToken cancellationToken)
    {
        try
        {
            if (await backbones.FindAsync(id, cancellationToken) is not { State: BackboneState.Available, Card: { } card })
            {
                return Refusal.Of(
                    StatusCodes.Status404NotFound, $"The network {id} is not on this machine.", $"Name one by the id on its card; what the catalog names is downloaded first.");
            }

            var reference = await builder.BuildAsync(card, datasets.Open(request.Dataset), request.Name, null, cancellationToken);
            return Results.Ok(new Answer(card.Id, reference.Name.En, reference.Count, reference.Width, store.Save(card, reference)));
        }
        catch (TransferLabException refused)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest, refused);
        }
    }
}
