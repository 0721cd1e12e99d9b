using System.Globalization;
using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Backbones;
using TransferLab.Web.Backbones;
using TransferLab.Web.Languages;
using TransferLab.Web.Wizard;
using TransferLab.Web.Work;

namespace TransferLab.Web.Components.Backbones;

/// <summary>What was found out about a model file, and questions on what it does not say.</summary>
public sealed partial class ModelQuestions
{
    private readonly ModelAnswers answers = new();
    private IReadOnlyList<RangeChoice> usual = [];

    [Inject]
    public required BackboneDesk Desk { get; init; }

    [Inject]
    public required WorkDesk Work { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    [Parameter, EditorRequired]
    public required WaitingModel Model { get; set; }

    /// <summary>The ranges have been tried: the model has proposals now.</summary>
    [Parameter]
    public EventCallback OnTried { get; set; }

    [Parameter]
    public EventCallback OnImported { get; set; }

    [Parameter]
    public EventCallback OnGivenUp { get; set; }

    private bool Importing => Work.Find(BackboneDesk.ImportKey(Draft.Id)) is { State: WorkState.Running };

    private BackboneInspection Inspection => Model.Inspection;

    /// <summary>The range that fits the user's pictures best; the commonest while nobody knows.</summary>
    private int Proposed => Model.Proposals is [var best, ..] ? usual.TakeWhile(range => range.Name != best.Name).Count() : 0;

    protected override void OnInitialized()
    {
        usual = InputRangeFinder.Usual(Inspection);
        answers.Name = Inspection.Known?.Name ?? Inspection.SuggestedId;
    }

    private static string Number(double value) => value < 10 ? value.ToString("0.#", CultureInfo.CurrentCulture) : Amounts.Number(value, 0);

    private bool Asks(BackboneQuestion question) => Inspection.Questions.Contains(question);

    private void Import() => Desk.Import(Draft.Id, answers.Describe(Inspection, Proposed));

    private Task GiveUpAsync()
    {
        Desk.GiveUp(Draft.Id);
        return OnGivenUp.InvokeAsync();
    }

    private async Task EndedAsync(WorkState ended)
    {
        if (ended is WorkState.Finished)
        {
            Work.Forget(BackboneDesk.ImportKey(Draft.Id));
            await OnImported.InvokeAsync();
        }
    }
}
