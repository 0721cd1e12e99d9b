namespace TransferLab.Engine.Datasets.Importing;

/// <summary>One import, from listing to the finished data set.</summary>
internal sealed class DatasetImport(DataFolder folder, ImportOptions options, TimeProvider time)
{
    public async Task<Dataset> RunAsync(DatasetSource source, string? name, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(RunPhase.Reading, 0, 0, source.SuggestedName));
        using var listing = source.List(options, cancellationToken);
        var labelling = await Labelling.OfAsync(listing, options, cancellationToken);
        Check(listing, labelling);

        using var importFolder = new ImportFolder(folder);
        using var intake = new PictureIntake(importFolder, options);
        var intakes = await intake.TakeAsync(labelling.Files, listing.Concurrent, progress, cancellationToken);
        progress?.Report(new(RunPhase.Saving, 0, 0, source.SuggestedName));
        var dataset = Describe(Name(source, name), labelling, intakes, listing.Name);

        var wanted = dataset.Examples.Select(example => example.ContentHash).ToHashSet(StringComparer.Ordinal);
        foreach (var hash in intakes.Select(one => one.ContentHash).OfType<string>().Distinct().Where(hash => !wanted.Contains(hash)))
        {
            importFolder.RemovePicture(hash);
        }

        cancellationToken.ThrowIfCancellationRequested();
        importFolder.Commit(dataset, folder);
        return dataset;
    }

    private static string Name(DatasetSource source, string? name)
    {
        var text = ShownText.Clean(string.IsNullOrWhiteSpace(name) ? source.SuggestedName : name).Trim();
        return text.Length <= 200 ? text : text[..200];
    }

    private void Check(SourceListing listing, Labelling labelling)
    {
        if (labelling.Files.Count == 0)
        {
            throw labelling.Unusable.Count == 0
                ? new TransferLabException(
                    $"No class folders with pictures were found in {listing.Name}.",
                    $"Put the pictures of each class into a folder named after it, or add a table (CSV or JSON Lines) with the columns path and label.")
                : NothingUsable(listing.Name, labelling.Unusable);
        }

        ImportLimits.CheckPictures(labelling.Files.Count, options);
        ImportLimits.CheckClasses(labelling.ClassNames.Count(), options);
    }

    private Dataset Describe(string name, Labelling labelling, Intake[] intakes, string sourceName)
    {
        var unusable = labelling.Unusable.ToList();
        unusable.AddRange(intakes.Where(intake => intake.Problem is not null).Select(intake => new UnusableFile(intake.File.File.Path, intake.Problem!)));
        var kept = Duplicates.Resolve(intakes.Where(intake => intake.Problem is null), unusable);
        string[] classes = [.. kept.Select(intake => intake.File.ClassName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (classes.Length < 2)
        {
            throw classes.Length == 0 ? NothingUsable(sourceName, unusable) : OnlyOneClass(classes[0], unusable);
        }

        Example[] examples = [.. kept
            .Select(intake => Stored(intake, Array.BinarySearch(classes, intake.File.ClassName, StringComparer.Ordinal)))
            .OrderBy(example => example.ClassIndex)
            .ThenBy(example => example.ContentHash, StringComparer.Ordinal)];
        var version = DatasetVersion.Of(classes, examples);
        return new()
        {
            Id = DatasetId.Of(name, version),
            Name = name,
            Version = version,
            Imported = time.GetUtcNow(),
            Classes = classes,
            Examples = examples,
            Unusable = [.. unusable.OrderBy(file => file.Path, StringComparer.Ordinal)],
            Warnings = DatasetWarnings.Of(classes, examples, labelling, unusable),
        };
    }

    private static Example Stored(Intake intake, int classIndex) =>
        new(intake.File.File.Path, classIndex, intake.File.Partition, intake.ContentHash!, intake.Bytes, intake.Width, intake.Height) { Columns = intake.File.Columns };

    private static TransferLabException NothingUsable(string source, IReadOnlyList<UnusableFile> unusable) => new(
        $"None of the files in {source} can be used. The first is {unusable[0].Path}: {unusable[0].Reason}",
        $"Put JPEG, PNG, WebP, GIF or BMP pictures into one folder per class.");

    private static TransferLabException OnlyOneClass(string name, List<UnusableFile> unusable) => unusable.Count == 0
        ? new($"Only one class, {name}, has pictures.", $"Add a folder with pictures of at least one other class.")
        : new(
            $"Only one class, {name}, has usable pictures. The first file that was left out is {unusable[0].Path}: {unusable[0].Reason}",
            $"Add a folder with pictures of at least one other class.");
}
