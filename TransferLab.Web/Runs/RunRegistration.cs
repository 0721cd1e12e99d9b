namespace TransferLab.Web.Runs;

public static class RunRegistration
{
    /// <summary>What pages need to show runs. Starting and stopping is the engine's queue.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<RunNames>()
        .AddSingleton<ResultShelf>()
        .AddSingleton<RunTrails>()
        .AddHostedService(provider => provider.GetRequiredService<RunTrails>());
}
