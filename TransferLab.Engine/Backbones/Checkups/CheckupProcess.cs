using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>Tries an unknown network in a process of its own: whatever native code does there, the app goes on.</summary>
/// <remarks>
/// The child is the app's own program. Before its entry point runs, .NET calls <see cref="StartupHook"/>, which does the checkup and ends the process;
/// so no host has to know of it. See docs/decisions/unknown-models.md.
/// </remarks>
internal static class CheckupProcess
{
    private const string RequestVariable = "TRANSFERLAB_CHECKUP";
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(40);

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private sealed record Envelope(CheckupRequest Request, string AnswerFile, int LimitSeconds);

    /// <param name="workFolder">Takes two small files for as long as the child runs.</param>
    /// <exception cref="OperationCanceledException">The child was stopped.</exception>
    public static async Task<CheckupOutcome> RunAsync(
        CheckupRequest request, string workFolder, BackboneOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var stem = Path.Combine(workFolder, $"checkup-{Guid.NewGuid():N}");
        var (requestFile, answerFile) = (stem + ".request.json", stem + ".answer.json");
        try
        {
            var envelope = new Envelope(request, answerFile, (int)Math.Ceiling(options.CheckupSeconds));
            await File.WriteAllTextAsync(requestFile, JsonSerializer.Serialize(envelope, Json), cancellationToken);
            using var child = Start(requestFile);
            var stopped = await WatchAsync(child, options, time, cancellationToken);
            return stopped ?? await AnswerAsync(child, answerFile, options, cancellationToken);
        }
        finally
        {
            File.Delete(requestFile);
            File.Delete(answerFile);
        }
    }

    /// <summary>In the child: does the checkup and ends the process; elsewhere nothing.</summary>
    internal static void RunIfChild()
    {
        if (Environment.GetEnvironmentVariable(RequestVariable) is not { Length: > 0 } requestFile)
        {
            return;
        }

        var envelope = JsonSerializer.Deserialize<Envelope>(File.ReadAllText(requestFile), Json)!;
        using var limit = new Timer(_ => Environment.Exit(3), null, TimeSpan.FromSeconds(envelope.LimitSeconds), Timeout.InfiniteTimeSpan);
        var outcome = CheckupOutcome.Of(() => Checkup.Run(envelope.Request));
        File.WriteAllText(envelope.AnswerFile, JsonSerializer.Serialize(outcome, Json));
        Environment.Exit(0);
    }

    private static Process Start(string requestFile)
    {
        var start = Program();
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(CheckupProcess).Assembly.Location;
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment[RequestVariable] = requestFile;
        var child = Process.Start(start)!;
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
        child.StandardInput.Close();
        return child;
    }

    /// <summary>This program again: its own executable, or <c>dotnet</c> with its assembly.</summary>
    private static ProcessStartInfo Program()
    {
        var entry = Assembly.GetEntryAssembly()!.Location;
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == Path.GetFileNameWithoutExtension(entry))
        {
            return new(Environment.ProcessPath!);
        }

        var shared = System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory();
        var dotnet = Path.GetFullPath(Path.Combine(shared, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        return new(dotnet, ["exec", entry]);
    }

    /// <summary>Null when the child ended by itself.</summary>
    private static async Task<CheckupOutcome?> WatchAsync(
        Process child, BackboneOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var (began, largest) = (time.GetTimestamp(), options.LargestMemoryMegabytes * 1_000_000L);
        try
        {
            while (!child.HasExited)
            {
                await Task.Delay(LookEvery, time, cancellationToken);
                if (MemoryOf(child) > largest)
                {
                    return TooMuchMemory(options.LargestMemoryMegabytes);
                }

                if (time.GetElapsedTime(began).TotalSeconds > options.CheckupSeconds)
                {
                    return TooSlow(options.CheckupSeconds);
                }
            }

            return null;
        }
        finally
        {
            End(child);
        }
    }

    private static void End(Process child)
    {
        try
        {
            child.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private static long MemoryOf(Process child)
    {
        try
        {
            child.Refresh();
            return child.WorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has ended between two looks.
            return 0;
        }
    }

    private static async Task<CheckupOutcome> AnswerAsync(
        Process child, string answerFile, BackboneOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckupOutcome>(await File.ReadAllTextAsync(answerFile, cancellationToken), Json)!;
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return child.ExitCode == 3 ? TooSlow(options.CheckupSeconds) : new(
                null,
                UserMessage.Of($"Trying the model ended the program that tried it (exit code {child.ExitCode})."),
                UserMessage.Of($"The file is damaged or made to do harm; download or export it again, or choose another model."));
        }
    }

    private static CheckupOutcome TooMuchMemory(int megabytes) => new(
        null,
        UserMessage.Of($"The model needs more than {megabytes} MB of memory for a few pictures."),
        UserMessage.Of($"Choose a smaller model, or raise TransferLab:Backbones:LargestMemoryMegabytes in appsettings.json."));

    private static CheckupOutcome TooSlow(double seconds) => new(
        null,
        UserMessage.Of($"The model took longer than {seconds:0} seconds for a few pictures."),
        UserMessage.Of($"Choose a smaller model, or raise TransferLab:Backbones:CheckupSeconds in appsettings.json."));
}
