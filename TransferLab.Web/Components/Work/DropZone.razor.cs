using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using TransferLab.Web.Languages;
using TransferLab.Web.Uploads;

namespace TransferLab.Web.Components.Work;

/// <summary>Takes files by drop or choice, sends them over HTTP, and hands the finished upload to the page, which must close it.</summary>
public sealed partial class DropZone : IAsyncDisposable
{
    // Files may have been chosen before the script was there: then they are announced before it has answered.
    private readonly TaskCompletionSource<IJSObjectReference> attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ElementReference zone;
    private DotNetObjectReference<DropZone>? self;
    private ComponentScript? script;
    private bool disposed;
    private Upload? upload;
    private bool sending;
    private bool canResume;
    private string? problem;
    private string? remedy;
    private string chosenName = "";
    private string receivedName = "";
    private long chosenBytes;
    private long sentBytes;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Inject]
    public required UploadDesk Desk { get; init; }

    [Inject]
    public required IOptions<UploadOptions> Limits { get; init; }

    [Inject]
    public required AntiforgeryStateProvider Antiforgery { get; init; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter, EditorRequired]
    public required string ChooseText { get; set; }

    [Parameter]
    public string? Accept { get; set; }

    [Parameter]
    public bool Multiple { get; set; } = true;

    [Parameter]
    public bool Folders { get; set; }

    /// <summary>Everything has arrived: the upload, and the name of the file or folder that was chosen, empty where there are several.</summary>
    [Parameter]
    public EventCallback<(Upload Upload, string Name)> OnReceived { get; set; }

    [JSInvokable]
    public async Task OnChosen(int files, long bytes, string name)
    {
        if (sending)
        {
            // What is being sent is finished or stopped first.
            return;
        }

        CloseUpload();
        (chosenBytes, sentBytes) = (bytes, 0);
        chosenName = name.Length > 0 ? name : Counted(files);
        (problem, remedy) = TooMuch(files, bytes);
        if (problem is null)
        {
            receivedName = name;
            await SendAsync();
        }

        StateHasChanged();
    }

    [JSInvokable]
    public void OnProgress(long bytes)
    {
        sentBytes = bytes;
        StateHasChanged();
    }

    [JSInvokable]
    public async Task OnSent()
    {
        sending = false;
        if (upload is { } received)
        {
            upload = null;
            await OnReceived.InvokeAsync((received, receivedName));
        }

        StateHasChanged();
    }

    [JSInvokable]
    public void OnFailed(string? told, string? advice)
    {
        sending = false;
        canResume = told is null;
        problem = told ?? L["The files were not all sent: the connection broke, or a file was changed meanwhile."];
        remedy = advice ?? L["What has arrived is kept. Go on sending, or choose the files again."];
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        if (attached.Task.IsCompletedSuccessfully)
        {
            await DetachAsync(await attached.Task);
        }

        if (script is not null)
        {
            await script.DisposeAsync();
        }

        CloseUpload();
        self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            script = new(Browser, "./scripts/upload.js");
            if (await script.LoadAsync() is { } loaded)
            {
                await AttachAsync(loaded);
            }
        }
    }

    private async Task AttachAsync(IJSObjectReference loaded)
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            var sender = await loaded.InvokeAsync<IJSObjectReference>("attach", zone, self);
            if (disposed)
            {
                // A sample task was chosen, or the page left, before the answer was here.
                await DetachAsync(sender);
                return;
            }

            attached.TrySetResult(sender);
        }
        catch (Exception gone) when (Browsers.HaveGone(gone))
        {
            // The page is gone: nobody drops anything any more.
        }
    }

    private static async Task DetachAsync(IJSObjectReference sender)
    {
        try
        {
            await sender.InvokeVoidAsync("detach");
            await sender.DisposeAsync();
        }
        catch (Exception gone) when (Browsers.HaveGone(gone))
        {
            // The page is gone, and with it what it was sending.
        }
    }

    private async Task SendAsync()
    {
        upload ??= Desk.Open();
        (sending, canResume, problem, remedy) = (true, false, null, null);
        await (await attached.Task).InvokeVoidAsync("send", $"/api/uploads/{upload.Id}", Antiforgery.GetAntiforgeryToken()?.Value ?? "");
    }

    private async Task StopAsync()
    {
        await (await attached.Task).InvokeVoidAsync("stop");
        sending = false;
        CloseUpload();
    }

    private (string? Problem, string? Remedy) TooMuch(int files, long bytes) =>
        files > Limits.Value.MaximumFiles
            ? (L["{0} files are too many for one upload; the limit is {1}.", Amounts.Count(files), Amounts.Count(Limits.Value.MaximumFiles)],
                L["Send them as one ZIP, give a folder on the machine that runs TransferLab, or raise TransferLab:Uploads:MaximumFiles in appsettings.json."])
            : bytes > Limits.Value.MaximumBytes
                ? (L["{0} are too much for one upload; the limit is {1}.", ByteText.Of(bytes), ByteText.Of(Limits.Value.MaximumBytes)],
                    L["Give a path on the machine that runs TransferLab instead, or raise TransferLab:Uploads:MaximumBytes in appsettings.json."])
                : (null, null);

    private string Counted(int files) => files == 1 ? L["1 file"] : L["{0} files", Amounts.Count(files)];

    private void CloseUpload()
    {
        if (upload is not null)
        {
            Desk.Close(upload.Id);
            upload = null;
        }
    }
}
