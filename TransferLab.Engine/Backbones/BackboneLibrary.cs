using Microsoft.Extensions.Options;
using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Backbones.Downloading;
using TransferLab.Engine.Backbones.Sessions;

namespace TransferLab.Engine.Backbones;

/// <summary>All pretrained networks: those on this machine, those that can be fetched, and the way to bring one's own. Thread-safe.</summary>
public sealed class BackboneLibrary
{
    private readonly BackboneShelf shelf;
    private readonly BackboneCatalog catalog;
    private readonly BackboneImporter importer;
    private readonly CheckupLibrary checkups;
    private readonly Downloader downloader;
    private readonly DataFolder data;
    private readonly BackboneOptions options;
    private readonly OpenNetworks open = new();

    public BackboneLibrary(
        DataFolder data,
        IHttpClientFactory clients,
        IOptions<BackboneOptions> options,
        IOptions<BackboneFolderOptions> folders,
        TimeProvider time)
        : this(data, clients, options, folders, time, BackboneCatalog.BuiltIn)
    {
    }

    internal BackboneLibrary(
        DataFolder data,
        IHttpClientFactory clients,
        IOptions<BackboneOptions> options,
        IOptions<BackboneFolderOptions> folders,
        TimeProvider time,
        BackboneCatalog catalog)
    {
        (this.data, this.catalog, this.options) = (data, catalog, options.Value);
        var (places, cards) = (new BackboneFolders(data, folders, catalog.BundledFolder), new OwnCards(data));
        shelf = new(places, cards, catalog);
        checkups = new(data, options, time);
        downloader = new(clients, data, options, time);
        importer = new(data, shelf, cards, places, catalog, checkups);
    }

    /// <summary>Everything there is: usable backbones first, then what can be fetched, then files that need a look or cannot be used.</summary>
    /// <remarks>Files are hashed the first time they are seen: about a second for each gigabyte.</remarks>
    public Task<IReadOnlyList<BackboneEntry>> ListAsync(CancellationToken cancellationToken = default) => shelf.EntriesAsync(cancellationToken);

    /// <summary>The entry with this id, or null.</summary>
    public async Task<BackboneEntry?> FindAsync(string id, CancellationToken cancellationToken = default) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(entry => entry.Id == id);

    /// <summary>Fetches a network of the catalog; goes on where an earlier try broke off. Does nothing where it is here already.</summary>
    /// <exception cref="TransferLabException">Offline, cut off, no room, or not the right file.</exception>
    public async Task DownloadAsync(string id, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var entry = await ExistingAsync(id, cancellationToken);
        if (entry is { State: BackboneState.Downloadable, Card: { } card })
        {
            var address = new Uri(options.DownloadAddress.Replace("{name}", Uri.EscapeDataString(card.Id), StringComparison.Ordinal));
            var target = Path.Combine(data.Backbones, card.Id + ".onnx");
            await downloader.FetchAsync(new(card.Id + ".onnx", address, card.FileBytes, card.Sha256, target), progress, cancellationToken);
        }
    }

    /// <summary>Reads a model file, tries it in a process of its own, and says what must still be asked before it can be imported.</summary>
    /// <param name="file">An ONNX file anywhere on this machine.</param>
    /// <param name="featureTensor">The layer to take features from; null to have it found.</param>
    /// <exception cref="TransferLabException">The file cannot be used; the exception says why.</exception>
    public Task<BackboneInspection> InspectAsync(
        string file, string? featureTensor = null, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        importer.InspectAsync(file, featureTensor, progress, cancellationToken);

    /// <summary>Takes an inspected file into the library.</summary>
    /// <exception cref="TransferLabException">The description does not fit the network, or there is no room.</exception>
    public Task<BackboneCard> ImportAsync(
        BackboneInspection inspection, BackboneDescription description, IProgress<RunProgress>? progress = null, CancellationToken cancellationToken = default) =>
        importer.ImportAsync(inspection, description, progress, cancellationToken);

    /// <summary>Takes a network that the app itself has made into the library, under a free id; the very same one is there only once.</summary>
    internal Task<BackboneCard> AddAsync(string file, BackboneCard card, CancellationToken cancellationToken = default) =>
        importer.AddAsync(file, card, cancellationToken);

    /// <summary>Takes an imported or downloaded backbone out of the app's own folder; files in other folders stay.</summary>
    public async Task DeleteAsync(string id, CancellationToken cancellationToken = default) =>
        importer.Delete(await ExistingAsync(id, cancellationToken));

    /// <summary>Whether it was imported: its file lies in the app's own folder, and nobody could fetch it again.</summary>
    public bool IsImported(BackboneEntry entry) =>
        entry.File is { } file && Path.GetDirectoryName(file) == data.Backbones && !catalog.CanDownload(entry.Id);

    /// <summary>Opens a backbone that is on this machine.</summary>
    /// <exception cref="TransferLabException">There is no such backbone, it is not here, or its file cannot be used.</exception>
    public async Task<Backbone> OpenAsync(string id, CancellationToken cancellationToken = default)
    {
        var entry = await ExistingAsync(id, cancellationToken);
        if (entry is not { State: BackboneState.Available, Card: { } card, File: { } file })
        {
            throw NotHere(entry);
        }

        return await OpenAsync(card, file, cancellationToken);
    }

    /// <summary>Opens a backbone under exactly this card, also where its preprocessing is not that of the library.</summary>
    internal async Task<Backbone> OpenAsync(BackboneCard card, CancellationToken cancellationToken)
    {
        var entry = await ExistingAsync(card.Id, cancellationToken);
        if (entry is { State: BackboneState.Available, Card: { } here, File: { } file })
        {
            return here.Sha256 == card.Sha256
                ? await OpenAsync(card, file, cancellationToken)
                : throw new TransferLabException(
                    $"The file of the backbone {card.Id} is another one than before.",
                    $"Choose the backbone anew, or put the original file back.");
        }

        throw NotHere(entry);
    }

    /// <summary>Opens any file under a card that is not in the library yet, to try preprocessings on it.</summary>
    internal async Task<Backbone> OpenAsync(BackboneCard card, string file, CancellationToken cancellationToken)
    {
        var trusted = catalog.ByHash(card.Sha256) is not null;
        var (width, height) = (card.Preprocessing.Width, card.Preprocessing.Height);
        var report = await checkups.ReportAsync(new(file, height, width, card.FeatureTensor), card.Sha256, trusted, cancellationToken);
        CardCheck.Demand(card, report);
        var key = FormattableString.Invariant($"{card.Sha256} {width}x{height} {card.FeatureTensor}");
        var (network, release) = await Task.Run(() => open.Take(key, () => new(file, report, card.Preprocessing)), cancellationToken);
        return new(card, network, release);
    }

    private async Task<BackboneEntry> ExistingAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) ?? throw new TransferLabException(
            $"There is no backbone {id}.",
            $"Choose one of the list, or put its file into a folder named in TransferLab:BackboneFolders.");

    private static TransferLabException NotHere(BackboneEntry entry) => entry.State switch
    {
        BackboneState.Downloadable => new($"The backbone {entry.Id} is not on this machine yet.", $"Download it first."),
        BackboneState.NeedsLook => new($"The file {entry.Id} has no card yet.", $"Import it first, so that the app knows how to use it."),
        _ => new(entry.Problem ?? UserMessage.Of($"The backbone {entry.Id} cannot be used."), UserMessage.Of($"Choose another backbone.")),
    };
}
