using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TransferLab.Tests.Engine.Backbones;

/// <summary>A server on this machine that serves one file, as well or as badly as a test wants.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<string?> ranges = [];

    private ModelServer(WebApplication app) => this.app = app;

    /// <summary>The Range header of each request so far; null where there was none.</summary>
    public IReadOnlyList<string?> Ranges => ranges;

    public string Address => app.Urls.Single() + "/{name}.onnx";

    public static async Task<ModelServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(options => options.Limits.MinResponseDataRate = null);
        var server = new ModelServer(builder.Build());
        server.app.Run(context =>
        {
            var range = context.Request.Headers.Range.ToString();
            server.ranges.Add(range.Length == 0 ? null : range);
            return answer(context, server.ranges.Count);
        });
        await server.app.StartAsync();
        return server;
    }

    /// <summary>Serves the bytes from where the client asks, as a good server does.</summary>
    public static Task Serve(HttpContext context, byte[] bytes) => Serve(context, bytes, bytes.Length);

    /// <summary>Serves the bytes from where the client asks and cuts the connection before byte <paramref name="cutAt"/>.</summary>
    public static async Task Serve(HttpContext context, byte[] bytes, int cutAt)
    {
        var from = From(context);
        context.Response.StatusCode = from > 0 ? 206 : 200;
        context.Response.ContentLength = bytes.Length - from;
        if (from > 0)
        {
            context.Response.Headers.ContentRange = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
        }

        await context.Response.Body.WriteAsync(bytes.AsMemory(from, Math.Max(0, cutAt - from)));
        await context.Response.Body.FlushAsync();
        if (cutAt < bytes.Length)
        {
            context.Abort();
        }
    }

    public static int From(HttpContext context) =>
        context.Request.GetTypedHeaders().Range?.Ranges.Single().From is { } from ? (int)from : 0;

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(0);
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }
}
