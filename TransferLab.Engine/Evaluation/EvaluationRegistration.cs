using Microsoft.Extensions.DependencyInjection;

namespace TransferLab.Engine.Evaluation;

internal static class EvaluationRegistration
{
    public static IServiceCollection AddEvaluation(this IServiceCollection services)
    {
        services.AddOptions<EvaluationOptions>().BindConfiguration(EvaluationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        return services;
    }
}
