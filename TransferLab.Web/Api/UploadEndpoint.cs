using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using TransferLab.Engine;
using TransferLab.Web.Uploads;

namespace TransferLab.Web.Api;

/// <summary>Takes the files that a browser sends: <c>POST /api/uploads/{id}</c>, multipart, any number of files, any number of times.</summary>
public static class UploadEndpoint
{
    public const string TokenHeader = "RequestVerificationToken";

    public static void MapUploads(this IEndpointRouteBuilder routes) => routes.MapPost("/api/uploads/{id:guid}", ReceiveAsync);

    private static async Task<IResult> ReceiveAsync(
        Guid id,
        HttpContext context,
        UploadDesk desk,
        IAntiforgery antiforgery,
        IOptions<UploadOptions> options)
    {
        // Without the header the token would be looked for in the body, which would be read into memory for that.
        if (!context.Request.Headers.ContainsKey(TokenHeader) || !await antiforgery.IsRequestValidAsync(context))
        {
            return Refusal.Of(StatusCodes.Status403Forbidden, $"This page is too old to send files.", $"Reload it, then try again.");
        }

        if (desk.Find(id) is not { } upload)
        {
            return Refusal.Of(StatusCodes.Status404NotFound, $"This upload is no longer open.", $"Choose the files again.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // The upload counts for itself; this only keeps the server's smaller default away.
            limit.MaxRequestBodySize = long.MaxValue;
        }

        try
        {
            await ReadAsync(context.Request, upload, context.RequestAborted);
            return Results.NoContent();
        }
        catch (TransferLabException failure)
        {
            return Refusal.Of(StatusCodes.Status413PayloadTooLarge, failure);
        }
        catch (ObjectDisposedException)
        {
            return Refusal.Of(StatusCodes.Status404NotFound, $"This upload is no longer open.", $"Choose the files again.");
        }
        catch (InvalidDataException)
        {
            return Refusal.Of(StatusCodes.Status400BadRequest, $"The upload is not in the form that TransferLab expects.", $"Send it from TransferLab's own page.");
        }
        catch (IOException failure) when (!context.RequestAborted.IsCancellationRequested)
        {
            return Refusal.Of(
                StatusCodes.Status507InsufficientStorage,
                $"The files cannot be kept on the machine that runs TransferLab: {failure.Message}",
                $"Make room on its disk, then try again.");
        }
    }

    private static async Task ReadAsync(HttpRequest request, Upload upload, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary))
        {
            throw new InvalidDataException("There is no boundary between the parts.");
        }

        var parts = new MultipartReader(boundary, request.Body);
        while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
        {
            if (part.AsFileSection() is { FileStream: { } content } file)
            {
                await upload.AddAsync(file.FileName, content, cancellationToken);
            }
        }
    }
}
