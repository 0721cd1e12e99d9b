using TransferLab.Web.Components.Steps;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Wizard;

/// <summary>All steps in their order. A new step is one entry here and one component.</summary>
public static class WizardSteps
{
    public static IReadOnlyList<WizardStep> All { get; } =
    [
        new(
            "task",
            typeof(TaskStep),
            new("Task"),
            new("What should be predicted?"),
            new("Say what the computer should learn. Three short questions tell whether transfer is likely to help."),
            _ => null),
        new(
            "data",
            typeof(DataStep),
            new("Data"),
            new("Which pictures should it learn from?"),
            new("Give labelled pictures: one folder per class is enough. They stay on this machine, and every file is looked at before it counts."),
            draft => draft.Dataset is null ? new("Choose pictures to go on.") : null),
        new(
            "model",
            typeof(ModelStep),
            new("Model"),
            new("Which pretrained network should it build on?"),
            new("A network that has learned from other pictures describes each of yours in numbers. What it has seen decides how much that helps."),
            draft => draft.Backbone is null && draft.UsesBackbone ? new("Choose a network to go on.") : null),
        new(
            "risk",
            typeof(RiskStep),
            new("Risk"),
            new("How likely is transfer to hurt?"),
            new("A pretrained network can make things worse than starting from nothing. Before anything is trained, measured cases say how likely that is here; the run can measure it."),
            _ => null),
        new(
            "technique",
            typeof(TechniqueStep),
            new("Technique"),
            new("How should it learn your classes?"),
            new("The recommended choices are set already: you can go on at once. What you change here is kept with the result."),
            _ => null),
        new(
            "run",
            typeof(RunStep),
            new("Run"),
            new("Let it learn and be tested"),
            new("It learns from one part of the pictures, and the other part tests what it has learned."),
            draft => draft.Run is null ? new("Start the run to go on.") : null),
        new(
            "result",
            typeof(ResultStep),
            new("Result"),
            new("What came out"),
            new("How many new pictures it gets right, how sure that is, and what goes wrong."),
            _ => null),
    ];

    public static WizardStep First => All[0];

    public static WizardStep? Find(string? id) => All.FirstOrDefault(step => step.Id == id);

    public static int IndexOf(WizardStep step) => All.TakeWhile(other => other != step).Count();

    public static WizardStep? Before(WizardStep step) => All.ElementAtOrDefault(IndexOf(step) - 1);

    public static WizardStep? After(WizardStep step) => All.ElementAtOrDefault(IndexOf(step) + 1);

    /// <summary>The first step before this one that is not filled in; null when this one can be opened.</summary>
    public static WizardStep? Blocking(WizardStep step, Draft draft) =>
        All.TakeWhile(other => other != step).FirstOrDefault(other => other.Missing(draft) is not null);

    public static string Address(DraftId draft, WizardStep step) => $"/wizard/{draft}/{step.Id}";
}
