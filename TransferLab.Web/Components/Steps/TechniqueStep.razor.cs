using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Heads;
using TransferLab.Web.Languages;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Steps;

/// <summary>How the network is put to the task, with which head, and how the result is judged.</summary>
public sealed partial class TechniqueStep
{
    [Inject]
    public required TechniqueCatalog Techniques { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private bool UsesHead => Techniques.All.FirstOrDefault(technique => technique.Kind == Draft.Technique.Kind)?.UsesHead ?? true;

    private string Labels => Amounts.Count((long)Math.Round(Draft.LabelsPerClass ?? 0));

    private bool IsRecommended(ITechnique technique) => technique.Kind == TechniqueAdvice.Recommended(Draft.LabelsPerClass);

    private Task ChooseAsync(ITechnique technique) => State.ChangeAsync(draft => draft with
    {
        Technique = TechniqueAdvice.Begin(technique.Kind),
        TechniqueIsChosen = true,
    });

    private Task ChooseHeadAsync(HeadCard head) => State.ChangeAsync(draft => draft with
    {
        Technique = draft.Technique with { Head = head.Id, Options = new TechniqueChoice { Kind = draft.Technique.Kind }.Options },
        TechniqueIsChosen = true,
    });
}
