using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Web.Demonstrations;

namespace TransferLab.Web.Components.Demonstrations;

/// <summary>Starts a demonstration and opens its page; what keeps it from starting stands below.</summary>
public sealed partial class DemonstrationButton
{
    private TransferLabException? failure;
    private bool starting;

    [Inject]
    public required DemonstrationDesk Desk { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Parameter, EditorRequired]
    public required Demonstration Demonstration { get; set; }

    /// <summary>Whether it is what one most likely does next.</summary>
    [Parameter]
    public bool IsMain { get; set; }

    private async Task StartAsync()
    {
        (starting, failure) = (true, null);
        try
        {
            var draft = await Desk.StartAsync(Demonstration);
            Navigation.NavigateTo(Pages.DemonstrationPage.AddressOf(draft.Id));
        }
        catch (TransferLabException known)
        {
            (starting, failure) = (false, known);
        }
    }
}
