namespace TransferLab.Web.Uploads;

/// <summary>Deletes, once after the start, what uploads left behind when the app ended without warning.</summary>
public sealed class UploadCleaner(UploadDesk desk, TimeProvider time, ILogger<UploadCleaner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = time.GetUtcNow();
        await Task.Yield();
        try
        {
            desk.ClearLeftovers(started);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(failure, "Leftovers of uploads cannot be deleted.");
        }
    }
}
