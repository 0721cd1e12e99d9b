using TransferLab.Engine.Backbones;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;

namespace TransferLab.Web.Wizard;

/// <summary>Puts what was chosen into a draft.</summary>
public static class DraftChoices
{
    public static Draft With(this Draft draft, Dataset dataset) => draft with
    {
        Dataset = new() { Id = dataset.Id, Version = dataset.Version },
        DatasetName = dataset.Name,
        LabelsPerClass = TechniqueAdvice.LabelsPerClass(dataset),
        Technique = draft.TechniqueIsChosen ? draft.Technique : TechniqueAdvice.Begin(TechniqueAdvice.Recommended(TechniqueAdvice.LabelsPerClass(dataset))),
    };

    public static Draft With(this Draft draft, BackboneCard card) => draft with
    {
        Backbone = new() { Id = card.Id, Sha256 = card.Sha256 },
        BackboneName = card.Name,
    };
}
