namespace TransferLab.Engine.Datasets.Importing;

/// <summary>The limits that end an import as a whole.</summary>
internal static class ImportLimits
{
    public static void CheckFiles(int files, ImportOptions options)
    {
        // Twice as many: the pictures may come with notes, masks or a table.
        if (files > 2L * options.MaximumPictures)
        {
            throw TooManyPictures(options);
        }
    }

    public static void CheckPictures(int pictures, ImportOptions options)
    {
        if (pictures > options.MaximumPictures)
        {
            throw TooManyPictures(options);
        }
    }

    public static void CheckBytes(long bytes, ImportOptions options)
    {
        if (bytes > options.MaximumBytes)
        {
            throw new TransferLabException(
                $"The pictures together take more than the {options.MaximumBytes / (1 << 20)} MB that are allowed.",
                $"Import fewer or smaller pictures, or raise TransferLab:Import:MaximumBytes in appsettings.json.");
        }
    }

    public static void CheckClasses(int classes, ImportOptions options)
    {
        if (classes > options.MaximumClasses)
        {
            throw new TransferLabException(
                $"There are {classes} classes, more than the {options.MaximumClasses} that are allowed.",
                $"Check that there is one folder (or label) per class and not one per picture; otherwise raise TransferLab:Import:MaximumClasses in appsettings.json.");
        }
    }

    public static TransferLabException NotStored(string folder, Exception failure) => DurableFile.IsFullDisk(failure)
        ? new(
            $"The disk with the data folder {folder} is full. The data set was not stored, and nothing else was changed.",
            $"Make room on that disk, or name another folder as TransferLab:DataFolder in appsettings.json.",
            failure)
        : new(
            $"The data set could not be stored in the data folder {folder}. Nothing else was changed.",
            $"Check that you may write there, or name another folder as TransferLab:DataFolder in appsettings.json.",
            failure);

    private static TransferLabException TooManyPictures(ImportOptions options) => new(
        $"There are more than the {options.MaximumPictures} pictures that are allowed.",
        $"Import fewer, or raise TransferLab:Import:MaximumPictures in appsettings.json.");
}
