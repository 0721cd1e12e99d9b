using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Web.Demonstrations;

namespace TransferLab.Web.Components.Demonstrations;

/// <summary>A button each for a visitor who wants to see what this is: transfer that works, that fails, and that makes no difference.</summary>
public sealed partial class FirstMinute
{
    private TransferLabException? failure;
    private bool starting;

    [Inject]
    public required DemonstrationDesk Desk { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private async Task StartAsync(Demonstration demonstration)
    {
        (starting, failure) = (true, null);
        try
        {
            var draft = await Desk.StartAsync(demonstration);
            Navigation.NavigateTo(Pages.DemonstrationPage.AddressOf(draft.Id));
        }
        catch (TransferLabException known)
        {
            (starting, failure) = (false, known);
        }
    }
}
