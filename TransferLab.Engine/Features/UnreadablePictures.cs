namespace TransferLab.Engine.Features;

/// <summary>Pictures that were sound when they were imported and are not any more.</summary>
internal static class UnreadablePictures
{
    public static TransferLabException Of(SortedDictionary<int, TransferLabException> unreadable, IPictureFiles pictures)
    {
        var (index, reason) = unreadable.First();
        return new(
            UserMessage.Of($"{unreadable.Count} of {pictures.Count} pictures can no longer be read, the first is {pictures.Name(index)}. {reason.Problem}"),
            UserMessage.Of($"Import the data set again; the features of all other pictures are kept."),
            reason);
    }
}
