using System.Net;
using System.Security.Cryptography;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;

namespace TransferLab.Tests.Engine.Backbones;

public sealed class DownloadTests
{
    private static readonly byte[] Bytes = RandomBytes(600_000);

    [Fact]
    public async Task Download_GoodServer_StoresTheFileAndReportsProgress()
    {
        await using var server = await ModelServer.StartAsync((context, _) => ModelServer.Serve(context, Bytes));
        using var fixture = Fixture(server.Address);
        var steps = new List<RunProgress>();

        await fixture.Library.DownloadAsync("model", new Immediate(steps.Add));
        await fixture.Library.DownloadAsync("model");

        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
        Assert.Single(server.Ranges);
        Assert.Contains(steps, step => step is { Phase: RunPhase.Downloading, Done: 600_000, Total: 600_000 });
        Assert.Equal(BackboneState.Available, (await fixture.Library.FindAsync("model"))!.State);
    }

    [Fact]
    public async Task Download_ConnectionCutAgainAndAgain_GoesOnWhereItStopped()
    {
        await using var server = await ModelServer.StartAsync((context, request) => ModelServer.Serve(context, Bytes, Math.Min(Bytes.Length, request * 150_000)));
        using var fixture = Fixture(server.Address);

        await fixture.Library.DownloadAsync("model");

        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
        Assert.True(server.Ranges.Count >= 4);
        Assert.All(server.Ranges.Skip(1), range => Assert.StartsWith("bytes=", range, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Download_CutAndGivenUp_KeepsWhatCameForTheNextTry()
    {
        var reliable = false;
        await using var server = await ModelServer.StartAsync((context, _) => ModelServer.Serve(context, Bytes, reliable ? Bytes.Length : 200_000));
        using var fixture = Fixture(server.Address, attempts: 1);

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));
        reliable = true;
        await fixture.Library.DownloadAsync("model");

        Assert.Contains("goes on where it stopped", error.Message, StringComparison.Ordinal);
        Assert.Equal("bytes=200000-", server.Ranges[^1]);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
    }

    [Fact]
    public async Task Download_ServerWithoutRanges_BeginsAnew()
    {
        await using var server = await ModelServer.StartAsync(async (context, request) =>
        {
            context.Response.ContentLength = Bytes.Length;
            await context.Response.Body.WriteAsync(Bytes.AsMemory(0, request == 1 ? 100_000 : Bytes.Length));
            await context.Response.Body.FlushAsync();
            if (request == 1)
            {
                context.Abort();
            }
        });
        using var fixture = Fixture(server.Address);

        await fixture.Library.DownloadAsync("model");

        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
    }

    [Fact]
    public async Task Download_ServerStalls_IsTakenForCutOff()
    {
        await using var server = await ModelServer.StartAsync(async (context, request) =>
        {
            if (request > 1)
            {
                await ModelServer.Serve(context, Bytes);
                return;
            }

            context.Response.ContentLength = Bytes.Length;
            await context.Response.Body.WriteAsync(Bytes.AsMemory(0, 50_000));
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        using var fixture = Fixture(server.Address, stalledAfterSeconds: 0.3);

        await fixture.Library.DownloadAsync("model");

        Assert.Equal("bytes=50000-", server.Ranges[^1]);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
    }

    [Fact]
    public async Task Download_WrongBytes_AreDeletedAndNamed()
    {
        await using var server = await ModelServer.StartAsync((context, _) => ModelServer.Serve(context, [.. Bytes[..^1], (byte)(Bytes[^1] ^ 1)]));
        using var fixture = Fixture(server.Address);

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));

        Assert.Contains("not the original file", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Stored(fixture)));
        Assert.Equal(BackboneState.Downloadable, (await fixture.Library.FindAsync("model"))!.State);
    }

    [Fact]
    public async Task Download_BeganWithOtherBytes_IsFetchedAnewOnce()
    {
        await using var server = await ModelServer.StartAsync((context, _) => ModelServer.Serve(context, Bytes));
        using var fixture = Fixture(server.Address);
        await File.WriteAllBytesAsync(Path.Combine(fixture.Data.Temporary, Hash() + ".part"), new byte[1000]);

        await fixture.Library.DownloadAsync("model");

        Assert.Equal(["bytes=1000-", null], server.Ranges);
        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
    }

    [Fact]
    public async Task Download_OtherSize_IsRefusedBeforeItIsFetched()
    {
        await using var server = await ModelServer.StartAsync((context, _) => ModelServer.Serve(context, new byte[2_000_000]));
        using var fixture = Fixture(server.Address);

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));

        Assert.Contains("2000000 bytes instead of 600000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_EndlessAnswer_IsStopped()
    {
        await using var server = await ModelServer.StartAsync(async (context, _) =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(Bytes, CancellationToken.None);
            }
        });
        using var fixture = Fixture(server.Address);

        await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));

        Assert.False(File.Exists(Stored(fixture)));
    }

    [Theory]
    [InlineData(404)]
    [InlineData(403)]
    public async Task Download_Refused_NamesTheSetting(int status)
    {
        await using var server = await ModelServer.StartAsync((context, _) =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        using var fixture = Fixture(server.Address);

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));

        Assert.Contains($"HTTP {status}", error.Message, StringComparison.Ordinal);
        Assert.Contains("DownloadAddress", error.Message, StringComparison.Ordinal);
        Assert.Single(server.Ranges);
    }

    [Fact]
    public async Task Download_NobodyThere_SaysWhereToPutTheFile()
    {
        using var fixture = Fixture("http://127.0.0.1:1/{name}.onnx", attempts: 0);

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));

        Assert.Contains("cannot be reached", error.Message, StringComparison.Ordinal);
        Assert.Contains("http://127.0.0.1:1/model.onnx", error.Message, StringComparison.Ordinal);
        Assert.Contains(fixture.Data.Backbones, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_MoreThanTheDiskHas_IsRefusedAtOnce()
    {
        using var fixture = Fixture("http://127.0.0.1:1/{name}.onnx", bytes: long.MaxValue / 2);

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));

        Assert.Contains("MB free", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_Cancelled_EndsAndGoesOnLater()
    {
        using var cancel = new CancellationTokenSource();
        await using var server = await ModelServer.StartAsync((context, request) => ModelServer.Serve(context, Bytes));
        using var fixture = Fixture(server.Address);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            fixture.Library.DownloadAsync("model", new Immediate(_ => cancel.Cancel()), cancel.Token));
        await fixture.Library.DownloadAsync("model");

        Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
    }

    [Fact]
    public async Task Download_TwiceAtOnce_SecondIsToldToWait()
    {
        var gate = new TaskCompletionSource();
        await using var server = await ModelServer.StartAsync(async (context, _) =>
        {
            await gate.Task;
            await ModelServer.Serve(context, Bytes);
        });
        using var fixture = Fixture(server.Address);
        var first = fixture.Library.DownloadAsync("model");
        while (server.Ranges.Count == 0)
        {
            await Task.Delay(10);
        }

        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.DownloadAsync("model"));
        gate.SetResult();
        await first;

        Assert.Contains("being fetched already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_ProxyOfTheSystem_IsUsed()
    {
        await using var server = await ModelServer.StartAsync((context, _) => ModelServer.Serve(context, Bytes));
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new OnlyFor("models.example", new(server.Address.Replace("/{name}.onnx", "", StringComparison.Ordinal)));
        try
        {
            using var fixture = Fixture("http://models.example/{name}.onnx");

            await fixture.Library.DownloadAsync("model");

            Assert.Equal(Bytes, await File.ReadAllBytesAsync(Stored(fixture)));
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    private static BackboneFixture Fixture(string address, int attempts = 4, double stalledAfterSeconds = 30, long? bytes = null) => new(
        new() { DownloadAddress = address, DownloadAttempts = attempts, StalledAfterSeconds = stalledAfterSeconds },
        [BackboneCatalog.BuiltIn.ById("resnet18-v1-7")! with { Id = "model", Sha256 = Hash(), FileBytes = bytes ?? Bytes.Length }]);

    private static string Stored(BackboneFixture fixture) => Path.Combine(fixture.Data.Backbones, "model.onnx");

    private static string Hash() => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(5).NextBytes(bytes);
        return bytes;
    }

    private sealed class Immediate(Action<RunProgress> action) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => action(value);
    }

    /// <summary>A proxy for one made-up host, so that other tests of this process are left alone.</summary>
    private sealed class OnlyFor(string host, Uri proxy) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => proxy;

        public bool IsBypassed(Uri target) => target.Host != host;
    }
}
