namespace TransferLab.Engine.Datasets;

/// <summary>One line in the list of data sets.</summary>
/// <param name="Id">For <see cref="DatasetLibrary.Open"/>.</param>
/// <param name="Name">As the user called it.</param>
/// <param name="Version">Of the content.</param>
/// <param name="Pictures">That are usable.</param>
/// <param name="Classes">That have pictures.</param>
/// <param name="Bytes">Of all pictures together.</param>
/// <param name="Imported">When.</param>
public sealed record DatasetSummary(string Id, string Name, string Version, int Pictures, int Classes, long Bytes, DateTimeOffset Imported)
{
    internal static DatasetSummary Of(Dataset dataset) => new(
        dataset.Id,
        dataset.Name,
        dataset.Version,
        dataset.Examples.Count,
        dataset.Classes.Count,
        dataset.Examples.Sum(example => example.Bytes),
        dataset.Imported);
}
