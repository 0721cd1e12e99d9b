namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Reads labels from the folders that files lie in: the first folder is the class, below <c>train/</c>, <c>val/</c>, <c>test/</c> where these are there.</summary>
internal static class ClassFolders
{
    public static Labelling Read(SourceListing listing)
    {
        var files = listing.Files.Where(file => file.Refused is not null || !SourcePath.IsJunk(file.Path)).ToList();
        var pictures = files.Where(file => file.Refused is null && PictureName.Suggests(file.Path)).Select(file => file.Path.Split('/')).ToList();
        var layout = FolderLayout.Of(pictures);
        var (labelled, unusable) = (new List<LabelledFile>(), new List<UnusableFile>());
        foreach (var file in files)
        {
            Place(file);
        }

        return new(labelled, unusable, Empty(listing.Folders, layout));

        void Place(SourceFile file)
        {
            var place = layout.PlaceOf(file.Path);
            if (file.Refused is { } refused)
            {
                unusable.Add(new(file.Path, refused));
            }
            else if (PictureName.SuggestsArchive(file.Path))
            {
                unusable.Add(new(file.Path, UserMessage.Of($"An archive within the data is not opened. Unpack it first.")));
            }
            else if (place is { ClassName: { } name })
            {
                labelled.Add(new(file, name, place.Value.Partition));
            }
            else if (PictureName.Suggests(file.Path) && Path.HasExtension(file.Path))
            {
                unusable.Add(new(file.Path, UserMessage.Of($"It lies in no class folder. Move it into the folder of its class."), UnusableKind.Unlabelled));
            }
        }
    }

    private static IReadOnlyList<string> Empty(IReadOnlyList<string> folders, FolderLayout layout) => [.. folders
        .Where(folder => !SourcePath.IsJunk(folder))
        .Select(layout.EmptyClassOf)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)];
}
