using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones;

/// <summary>The way of a file into the library: look at it, ask, store.</summary>
internal sealed class BackboneImporter(
    DataFolder data, BackboneShelf shelf, OwnCards cards, BackboneFolders folders, BackboneCatalog catalog, CheckupLibrary checkups)
{
    public async Task<BackboneInspection> InspectAsync(
        string file, string? featureTensor, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        file = Path.GetFullPath(file);
        var name = Path.GetFileName(file);
        progress?.Report(new(RunPhase.Reading, 0, 2, name));
        Screening.Demand(file);
        var sha256 = await shelf.HashAsync(file, cancellationToken);
        var known = catalog.ByHash(sha256);
        progress?.Report(new(RunPhase.Checking, 1, 2, name));
        var request = new CheckupRequest(file, known?.Preprocessing.Height ?? 0, known?.Preprocessing.Width ?? 0, featureTensor ?? known?.FeatureTensor);
        var report = await checkups.ReportAsync(request, sha256, trusted: known is not null, cancellationToken);
        progress?.Report(new(RunPhase.Checking, 2, 2, name));
        return Inspection(file, sha256, known, report, featureTensor) with { SuggestedId = await FreeIdAsync(known?.Id ?? BackboneId.From(Path.GetFileNameWithoutExtension(file)), file, known is not null, cancellationToken) };
    }

    public async Task<BackboneCard> ImportAsync(
        BackboneInspection inspection, BackboneDescription description, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        await DemandFreeIdAsync(inspection, description.Id, cancellationToken);
        var report = await ReportAsync(inspection, description.Preprocessing, cancellationToken);
        var card = CardOf(inspection, description, report);
        CardCheck.Demand(card, report);
        progress?.Report(new(RunPhase.Saving, 0, inspection.FileBytes, description.Name));
        card = await Task.Run(() => Store(inspection, card), cancellationToken);
        cards.Save(card);
        progress?.Report(new(RunPhase.Saving, inspection.FileBytes, inspection.FileBytes, description.Name));
        return card;
    }

    public async Task<BackboneCard> AddAsync(string file, BackboneCard card, CancellationToken cancellationToken)
    {
        var entries = await shelf.EntriesAsync(cancellationToken);
        if (entries.FirstOrDefault(entry => entry.Card?.Sha256 == card.Sha256)?.Card is { } same)
        {
            return same;
        }

        var named = card with { Id = await FreeIdAsync(card.Id, file, isKnown: false, cancellationToken) };
        await Task.Run(() => DurableFile.Copy(file, Path.Combine(folders.Own, named.Id + ".onnx"), data.Temporary), cancellationToken);
        cards.Save(named);
        return named;
    }

    public void Delete(BackboneEntry entry)
    {
        try
        {
            if (entry.File is { } file && Path.GetDirectoryName(file) == folders.Own)
            {
                File.Delete(file);
            }

            cards.Delete(entry.Id);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw DurableFile.NotDeleted(entry.File ?? folders.Own, failure);
        }
    }

    private static BackboneInspection Inspection(string file, string sha256, BackboneCard? known, CheckupReport report, string? featureTensor)
    {
        var input = report.Anatomy.Input;
        return new()
        {
            File = file,
            Sha256 = sha256,
            FileBytes = new FileInfo(file).Length,
            SuggestedId = "",
            Known = known,
            Questions = known is null ? Questions(input) : [],
            Layout = input.Layout,
            Channels = input.Channels,
            InputWidth = input.Width,
            InputHeight = input.Height,
            FixedBatch = input.FixedBatch,
            FeatureTensor = report.Anatomy.Features.Tensor,
            FeatureWidth = report.FeatureWidth,
            LogitsWidth = report.LogitsWidth,
            Parameters = report.Anatomy.Parameters,
            TimePerPicture = TimeSpan.FromMilliseconds(report.MillisecondsPerPicture),
            HasExternalData = known is null && ExternalWeights.AreIn(file),
            NamedTensor = featureTensor,
        };
    }

    private static BackboneQuestion[] Questions(Anatomy.InputPort input)
    {
        var questions = new List<BackboneQuestion>();
        if (input.Width is null || input.Height is null)
        {
            questions.Add(BackboneQuestion.InputSize);
        }

        if (input.Type != ElementType.UInt8)
        {
            questions.Add(BackboneQuestion.ValueRange);
        }

        if (input.Channels == 3)
        {
            questions.Add(BackboneQuestion.ChannelOrder);
        }

        return [.. questions];
    }

    private async Task<string> FreeIdAsync(string wanted, string file, bool isKnown, CancellationToken cancellationToken)
    {
        var taken = (await shelf.EntriesAsync(cancellationToken)).Where(entry => entry.File != file && entry.State != BackboneState.Downloadable).Select(entry => entry.Id).ToHashSet();
        taken.UnionWith(isKnown ? [] : catalog.All.Select(card => card.Id));
        var id = wanted;
        for (var number = 2; taken.Contains(id); number++)
        {
            id = FormattableString.Invariant($"{wanted}-{number}");
        }

        return id;
    }

    private async Task DemandFreeIdAsync(BackboneInspection inspection, string id, CancellationToken cancellationToken)
    {
        if (!BackboneId.IsValid(id))
        {
            throw new TransferLabException(
                $"{id} cannot be the id of a backbone.",
                $"Use letters, digits, dots, dashes and underscores, 100 at most.");
        }

        var entries = await shelf.EntriesAsync(cancellationToken);
        if (entries.FirstOrDefault(entry => entry.State == BackboneState.Available && entry.Card?.Sha256 == inspection.Sha256 && entry.Id != id) is { } same)
        {
            throw new TransferLabException(
                $"This model is in the library already, as {same.Id}.",
                $"Use it there, or delete it first to import it with other answers.");
        }

        var ofOthers = entries.Any(entry => entry.Id == id && entry.File != inspection.File && entry.Card?.Sha256 != inspection.Sha256);
        if (ofOthers || (catalog.ById(id) is { } reserved && reserved.Sha256 != inspection.Sha256))
        {
            throw new TransferLabException(
                $"There is a backbone {id} already.",
                $"Choose another id.");
        }
    }

    /// <summary>The file as it is now, tried at the size that it will be used with.</summary>
    private async Task<CheckupReport> ReportAsync(BackboneInspection inspection, Preprocessing preprocessing, CancellationToken cancellationToken)
    {
        if (!File.Exists(inspection.File) || await shelf.HashAsync(inspection.File, cancellationToken) != inspection.Sha256)
        {
            throw new TransferLabException(
                $"The file {Path.GetFileName(inspection.File)} has changed or gone since it was looked at.",
                $"Start the import again.");
        }

        var request = new CheckupRequest(
            inspection.File, preprocessing.Height, preprocessing.Width, inspection.NamedTensor ?? inspection.Known?.FeatureTensor);
        return await checkups.ReportAsync(request, inspection.Sha256, trusted: inspection.Known is not null, cancellationToken);
    }

    private static BackboneCard CardOf(BackboneInspection inspection, BackboneDescription description, CheckupReport report) => new()
    {
        Id = description.Id,
        Name = string.IsNullOrWhiteSpace(description.Name) ? description.Id : description.Name.Trim(),
        Architecture = description.Architecture,
        TrainedOn = new(description.TrainedOn, description.TrainedOn),
        Parameters = report.Anatomy.Parameters,
        FileBytes = inspection.FileBytes,
        Sha256 = inspection.Sha256,
        Layout = report.Anatomy.Input.Layout,
        FixedBatch = report.Anatomy.Input.FixedBatch,
        Preprocessing = description.Preprocessing,
        FeatureWidth = report.FeatureWidth,
        FeatureTensor = inspection.NamedTensor ?? report.Anatomy.Features.Tensor,
        LogitsTensor = report.LogitsWidth is null ? null : report.Anatomy.Logits?.Tensor,
        LogitsWidth = report.LogitsWidth,
        Licence = description.Licence,
        Source = description.Source,
        ImageNetAccuracyPercent = inspection.Known?.ImageNetAccuracyPercent,
        Limits = inspection.Known?.Limits ?? [],
        Biases = inspection.Known?.Biases ?? [],
    };

    private BackboneCard Store(BackboneInspection inspection, BackboneCard card)
    {
        var target = Path.Combine(folders.Own, card.Id + ".onnx");
        try
        {
            if (inspection.HasExternalData)
            {
                OnnxFile.Write(OnnxFile.Read(inspection.File), target);
                return card with
                {
                    Sha256 = BackboneHash.OfFile(target),
                    FileBytes = new FileInfo(target).Length,
                    ImportedFromSha256 = inspection.Sha256,
                };
            }

            if (!folders.Files(out _).Contains(inspection.File))
            {
                DurableFile.Copy(inspection.File, target, data.Temporary);
            }

            return card;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new TransferLabException(
                $"The model {card.Name} could not be stored in {folders.Own}: {failure.Message}",
                $"Free some space there, or set TransferLab:DataFolder in appsettings.json to another disk.",
                failure);
        }
    }
}
