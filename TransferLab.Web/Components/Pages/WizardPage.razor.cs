using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Pages;

/// <summary>The frame of the wizard: list of steps, explanation, the step itself, the way back and on. The address says where one is.</summary>
public sealed partial class WizardPage : IDisposable
{
    [Inject]
    public required WizardState State { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<Components.Steps.Texts> Steps { get; init; }

    [Parameter]
    public string? DraftName { get; set; }

    [Parameter]
    public string? StepName { get; set; }

    private WizardStep? Step { get; set; }

    public void Dispose() => State.Changed -= Refresh;

    protected override void OnInitialized() => State.Changed += Refresh;

    protected override async Task OnParametersSetAsync()
    {
        if (!DraftId.TryParse(DraftName, out var id))
        {
            Navigation.NavigateTo(WizardSteps.Address(DraftId.New(), WizardSteps.First), replace: true);
            return;
        }

        if (WizardSteps.Find(StepName) is not { } step)
        {
            Navigation.NavigateTo(WizardSteps.Address(id, WizardSteps.First), replace: true);
            return;
        }

        await State.OpenAsync(id);
        Step = step;
    }

    private void Refresh() => InvokeAsync(StateHasChanged);
}
