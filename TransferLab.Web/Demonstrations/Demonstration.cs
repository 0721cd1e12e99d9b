using TransferLab.Engine.Datasets.Samples;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Demonstrations;

/// <summary>An experiment that a visitor starts with one click and watches: a task that comes with the app, and what is to be seen on it.</summary>
/// <param name="Id">Its name in drafts and addresses.</param>
/// <param name="Task">Whose pictures are drawn for it.</param>
/// <param name="Kind">What the network should have learned from.</param>
public sealed record Demonstration(string Id, SampleTask Task, BackboneKind Kind)
{
    /// <summary>Transfer learning does what it is known for.</summary>
    public static Demonstration Work { get; } = new("work", new SurfaceDefects(), BackboneKind.Photographs);

    /// <summary>Transfer learning does worse than no transfer.</summary>
    public static Demonstration Fail { get; } = new("fail", new ReversedDiodes(), BackboneKind.Photographs);

    /// <summary>Transfer learning does well, and so does what never saw another picture.</summary>
    public static Demonstration Same { get; } = new("same", new InkCast(), BackboneKind.Photographs);

    public static IReadOnlyList<Demonstration> All { get; } = [Work, Fail, Same];

    public static Demonstration? Find(string? id) => All.FirstOrDefault(demonstration => demonstration.Id == id);

    /// <summary>What the wizard would hold had the visitor made the recommended choices; pictures and network come later.</summary>
    public Draft Begin(Draft empty) => empty with
    {
        Demonstration = Id,
        Technique = TechniqueAdvice.Begin(Draft.FeatureExtraction),
        TechniqueIsChosen = true,
        // The comparison that a minute has room for: two networks from nothing, on the labels that there are.
        Evaluation = new() { TransferGap = new() { Runs = 2, Curve = false, SameArchitecture = false } },
    };
}
