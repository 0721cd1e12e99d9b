using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TransferLab.Engine.Experiments.Steps;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Engine.Export;
using TransferLab.Engine.Journal;
using TransferLab.Engine.Training;

namespace TransferLab.Engine.Experiments;

internal static class ExperimentRegistration
{
    /// <summary>Experiments, their queue and their journal. The queue works as long as the host does.</summary>
    public static IServiceCollection AddExperiments(this IServiceCollection services)
    {
        services.AddOptions<RunQueueOptions>().BindConfiguration(RunQueueOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<StepStoreOptions>().BindConfiguration(StepStoreOptions.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddOptions<TrainingResources>().BindConfiguration(TrainingResources.Section).ValidateDataAnnotations().ValidateOnStart();

        services.AddSingleton<ITechnique, FeatureExtraction>();
        services.AddSingleton<ITechnique, FineTuning>();
        services.AddSingleton<ITechnique, FromScratch>();
        services.TryAddSingleton<ModelShelf>();
        services.TryAddSingleton<TrainingEstimator>();
        services.TryAddSingleton<TechniqueCatalog>();
        services.TryAddSingleton<ExperimentSchema>();
        services.TryAddSingleton<ExperimentReader>();
        services.TryAddSingleton<StepStore>();
        services.TryAddSingleton<StepRates>();
        services.TryAddSingleton<ExperimentRunner>();
        services.TryAddSingleton<ExperimentJournal>();
        services.TryAddSingleton<LiveRuns>();
        services.TryAddSingleton(provider => new RunQueue(
            provider.GetRequiredService<ExperimentReader>(),
            provider.GetRequiredService<ExperimentJournal>(),
            provider.GetRequiredService<LiveRuns>(),
            provider.GetRequiredService<ModelShelf>(),
            provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<RunWorker>();
        return services;
    }
}
