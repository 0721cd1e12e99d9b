using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Transferability.Maps;
using TransferLab.Web.Languages;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Advisor;

/// <summary>The draft's pictures and those that the chosen network learned from, as that network sees them.</summary>
public sealed partial class FeatureMapSection : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private FeatureMap? map;
    private IReadOnlyList<string>? classes;
    private string? drawn;

    [Inject]
    public required FeatureMapper Mapper { get; init; }

    [Inject]
    public required BackboneLibrary Backbones { get; init; }

    [Inject]
    public required DatasetLibrary Datasets { get; init; }

    /// <summary>Has pictures and a network.</summary>
    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private string Description => map!.SourceName is { } source
        ? L["Dots that lie near each other look alike to it. Classes that lie apart are easy to tell apart; far from the grey dots ({0}) it sees what it has hardly met. The plane shows {1} of all differences.", source.For(CultureInfo.CurrentUICulture), Amounts.Percent(map.Variance, 0)]
        : L["Dots that lie near each other look alike to it. Classes that lie apart are easy to tell apart. The plane shows {0} of all differences.", Amounts.Percent(map.Variance, 0)];

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var wanted = $"{Draft.Dataset!.Version} {Draft.Backbone!.Sha256}";
        if (drawn == wanted)
        {
            return;
        }

        (drawn, map) = (wanted, null);
        var (pictures, network, split, token) = (Draft.Dataset.Id, Draft.Backbone.Id, Draft.Split, leaving.Token);
        try
        {
            (map, classes) = await Task.Run(() => MapAsync(pictures, network, split, token));
        }
        catch (Exception gone) when (gone is TransferLabException or OperationCanceledException)
        {
            // The verdict above stands without its picture, and says what is wrong with the network if anything is.
        }
    }

    private async Task<(FeatureMap? Map, IReadOnlyList<string> Classes)> MapAsync(
        string pictures, string network, Engine.Experiments.SplitChoice split, CancellationToken cancellationToken)
    {
        var dataset = Datasets.Open(pictures);
        var card = (await Backbones.FindAsync(network, cancellationToken))?.Card;
        return card is null ? (null, []) : (await Mapper.MapAsync(card, dataset, split.ToOptions(), split.Seed, cancellationToken: cancellationToken), dataset.Classes);
    }
}
