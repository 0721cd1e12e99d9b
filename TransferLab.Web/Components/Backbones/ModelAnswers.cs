using TransferLab.Engine.Backbones;

namespace TransferLab.Web.Components.Backbones;

/// <summary>What the form for an unknown model holds while it is filled in.</summary>
public sealed class ModelAnswers
{
    public string Name { get; set; } = "";

    /// <summary>Pixels, where the file takes any size.</summary>
    public int Side { get; set; } = 224;

    /// <summary>Index into <see cref="InputRangeFinder.Usual"/>; null as long as the user has chosen none.</summary>
    public int? Range { get; set; }

    public string TrainedOn { get; set; } = "";

    public string Licence { get; set; } = "";

    public string Source { get; set; } = "";

    public BackboneDescription Describe(BackboneInspection inspection, int proposed) => inspection.Known is { } known
        ? new()
        {
            Id = inspection.SuggestedId,
            Name = Name,
            Preprocessing = known.Preprocessing,
            Architecture = known.Architecture,
            TrainedOn = known.TrainedOn.En,
            Licence = known.Licence,
            Source = known.Source,
        }
        : new()
        {
            Id = inspection.SuggestedId,
            Name = Name,
            Preprocessing = InputRangeFinder.Usual(inspection, Side, Side)[Range ?? proposed].Preprocessing,
            TrainedOn = TrainedOn.Trim(),
            Licence = Licence.Trim(),
            Source = Source.Trim(),
        };
}
