namespace TransferLab.Engine.Backbones;

/// <summary>What is there: every file in the folders with its card, then what could be fetched.</summary>
internal sealed class BackboneShelf(BackboneFolders folders, OwnCards ownCards, BackboneCatalog catalog)
{
    private readonly BackboneHash hashes = new();

    public Task<string> HashAsync(string file, CancellationToken cancellationToken) => hashes.OfFileAsync(file, cancellationToken);

    public async Task<IReadOnlyList<BackboneEntry>> EntriesAsync(CancellationToken cancellationToken)
    {
        var own = ownCards.Load();
        var entries = new Dictionary<string, BackboneEntry>();
        var seen = new HashSet<string>(own.Select(card => card.ImportedFromSha256).OfType<string>());
        var files = folders.Files(out var problems);
        foreach (var file in files)
        {
            await AddAsync(entries, seen, file, own, cancellationToken);
        }

        foreach (var card in catalog.Downloadable.Where(card => !seen.Contains(card.Sha256)))
        {
            entries.TryAdd(card.Id, new() { Id = card.Id, State = BackboneState.Downloadable, Card = card });
        }

        return [.. entries.Values.OrderBy(entry => entry.State).ThenBy(entry => entry.Card?.Name ?? entry.Id, StringComparer.OrdinalIgnoreCase), .. problems];
    }

    private async Task AddAsync(
        Dictionary<string, BackboneEntry> entries, HashSet<string> seen, string file, IReadOnlyList<BackboneCard> own, CancellationToken cancellationToken)
    {
        var name = BackboneId.From(Path.GetFileNameWithoutExtension(file));
        string sha256;
        try
        {
            sha256 = await hashes.OfFileAsync(file, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Add(entries, new() { Id = name, State = BackboneState.Unusable, File = file, Problem = UserMessage.Of($"The model file {Path.GetFileName(file)} cannot be read: {failure.Message}") });
            return;
        }

        if (seen.Add(sha256))
        {
            Add(entries, Entry(file, name, sha256, own));
        }
    }

    private BackboneEntry Entry(string file, string name, string sha256, IReadOnlyList<BackboneCard> own)
    {
        try
        {
            return CardOf(file, sha256, own) is { } card
                ? new() { Id = card.Id, State = BackboneState.Available, Card = card, File = file }
                : new() { Id = name, State = BackboneState.NeedsLook, File = file };
        }
        catch (TransferLabException wrongCard)
        {
            return new() { Id = name, State = BackboneState.Unusable, File = file, Problem = wrongCard.Problem };
        }
    }

    /// <summary>The card beside the file goes before what is known of it: somebody laid it there on purpose.</summary>
    private BackboneCard? CardOf(string file, string sha256, IReadOnlyList<BackboneCard> own)
    {
        if (own.FirstOrDefault(card => card.Sha256 == sha256) is { } imported)
        {
            return imported;
        }

        var beside = Path.ChangeExtension(file, null) + CardJson.Extension;
        return File.Exists(beside)
            ? CardJson.ReadBeside(beside, sha256, new FileInfo(file).Length)
            : catalog.ByHash(sha256);
    }

    /// <summary>Two files may bear one name; the second is found under a longer one.</summary>
    private static void Add(Dictionary<string, BackboneEntry> entries, BackboneEntry entry)
    {
        var id = entry.Id;
        for (var number = 2; entries.ContainsKey(id); number++)
        {
            id = FormattableString.Invariant($"{entry.Id}-{number}");
        }

        entries[id] = entry with { Id = id, Card = entry.Card is null ? null : entry.Card with { Id = id } };
    }
}
