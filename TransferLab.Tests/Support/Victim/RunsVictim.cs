using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TransferLab.Engine;
using TransferLab.Engine.Experiments;

namespace TransferLab.Victim;

/// <summary>Executes toy runs, half a second for each step, and says in which step it is; ends when all runs have.</summary>
public static class RunsVictim
{
    public static async Task<int> WorkAsync(string folder, string[] names)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new DataFolder(folder));
        builder.Services.AddTransferLabEngine();
        builder.Services.RemoveAll<ITechnique>();
        builder.Services.AddSingleton<ITechnique>(new ToyTechnique
        {
            Entered = async (step, _, cancellationToken) =>
            {
                Console.WriteLine(step);
                await Task.Delay(500, cancellationToken);
            },
        });
        using var host = builder.Build();
        var queue = host.Services.GetRequiredService<RunQueue>();
        foreach (var name in names)
        {
            Console.WriteLine(queue.Enqueue(ToyExperiment.Create(name, seed: name.Length)).Id);
        }

        await host.StartAsync();
        await Task.Delay(Timeout.Infinite);
        return 0;
    }
}
