using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.TrackRecord;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Pages;

/// <summary>How the advice held: ranking, accuracy intervals and risk, over all experiments of the journal.</summary>
public sealed partial class AdvisorPage : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private AdvisorRecord? record;

    [Inject]
    public required AdvisorRecords Records { get; init; }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        var token = leaving.Token;
        try
        {
            // A journal of thousands of runs takes a second or two.
            record = await Task.Run(() => Records.Read(token), token);
        }
        catch (OperationCanceledException)
        {
            // The page is gone.
        }
    }

    private string Came(ReliabilityBin bin) => bin.Accuracy is { HasInterval: true } share
        ? L["{0} (between {1} and {2})", Amounts.Percent(share.Value, 0), Amounts.Percent(share.Low!.Value, 0), Amounts.Percent(share.High!.Value, 0)]
        : "–";
}
