using TransferLab.Engine.Backbones;

namespace TransferLab.Web.Components.Backbones;

/// <summary>What the form for an unknown model holds while it is filled in.</summary>
public sealed class ModelAnswers
{
    public string Name { get; set; } = "";

    public int Side { get; set; } = 224;

    public string Range { get; set; } = ValueRanges.All[0].Id;

    public ChannelOrder Channels { get; set; } = ChannelOrder.Rgb;

    public string TrainedOn { get; set; } = "";

    public string Licence { get; set; } = "";

    public string Source { get; set; } = "";

    public BackboneDescription Describe(BackboneInspection inspection) => inspection.Known is { } known
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
            Preprocessing = Preprocessing(inspection),
            TrainedOn = TrainedOn.Trim(),
            Licence = Licence.Trim(),
            Source = Source.Trim(),
        };

    private Preprocessing Preprocessing(BackboneInspection inspection)
    {
        var (width, height) = (inspection.InputWidth ?? Side, inspection.InputHeight ?? Side);
        var range = ValueRanges.Find(inspection.Questions.Contains(BackboneQuestion.ValueRange) ? Range : ValueRanges.Bytes);
        var order = inspection.Channels == 1 ? ChannelOrder.Grey : Channels;
        // Trained on a crop of 224 from 256: the usual proportion of the two.
        var shorter = (int)Math.Round(Math.Max(width, height) * 8 / 7.0);
        return new(width, height, shorter, order, range.MeanFor(order), range.DeviationFor(order));
    }
}
