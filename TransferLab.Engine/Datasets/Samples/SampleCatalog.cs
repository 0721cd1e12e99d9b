namespace TransferLab.Engine.Datasets.Samples;

/// <summary>The tasks that come with the app, in the order in which they are offered.</summary>
public static class SampleCatalog
{
    public static IReadOnlyList<SampleTask> All { get; } =
        [new SurfaceDefects(), new InventedLetters(), new ReversedDiodes(), new InkCast(), new FaultyFruit()];

    public static SampleTask? Find(string id) => All.FirstOrDefault(task => task.Id == id);
}
