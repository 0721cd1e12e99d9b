using System.Diagnostics;
using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Graphs;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones;

public sealed class CheckupProcessTests
{
    [Fact]
    public async Task Run_SoundNetwork_ComesBackAsAReport()
    {
        using var folder = new TemporaryFolder();
        OnnxFile.Write(Networks.Classifier(), folder["model.onnx"]);

        var here = Checkup.Run(new(folder["model.onnx"], 0, 0, null));
        var there = await CheckupProcess.RunAsync(new(folder["model.onnx"], 0, 0, null), folder.Path, new(), TimeProvider.System, CancellationToken.None);

        Assert.Equal(here with { MillisecondsPerPicture = 0 }, there.Unwrap() with { MillisecondsPerPicture = 0 });
        Assert.Equal(["model.onnx"], Directory.GetFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Run_Cancelled_EndsTheChild()
    {
        using var folder = new TemporaryFolder();
        using var cancel = new CancellationTokenSource();
        OnnxFile.Write(EndlessNetwork.Build(), folder["model.onnx"]);
        var run = CheckupProcess.RunAsync(new(folder["model.onnx"], 0, 0, null), folder.Path, new(), TimeProvider.System, cancel.Token);
        cancel.CancelAfter(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task Run_ChildIsKilled_IsSaid()
    {
        using var folder = new TemporaryFolder();
        OnnxFile.Write(EndlessNetwork.Build(), folder["model.onnx"]);
        var others = Children();
        var run = CheckupProcess.RunAsync(new(folder["model.onnx"], 0, 0, null), folder.Path, new(), TimeProvider.System, CancellationToken.None);
        int[] child;
        while ((child = [.. Children().Except(others).Where(id => Mentions(id, folder.Path))]).Length == 0)
        {
            await Task.Delay(20);
        }

        Process.GetProcessById(child[0]).Kill();
        var outcome = await run;

        Assert.Contains("ended the program that tried it", outcome.Problem!.ToString(), StringComparison.Ordinal);
    }

    private static HashSet<int> Children() => [.. Process.GetProcessesByName(Process.GetCurrentProcess().ProcessName).Select(process => process.Id)];

    private static bool Mentions(int process, string folder)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/environ").Contains(folder, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
