using Microsoft.AspNetCore.Components;
using TransferLab.Web.Languages;

namespace TransferLab.Web.Components.Steps;

/// <summary>A question with a few answers, of which one can be chosen.</summary>
public sealed partial class ChoiceGroup<TValue>
    where TValue : struct, Enum
{
    private readonly string name = $"choice-{Guid.NewGuid():N}";

    [Parameter, EditorRequired]
    public required string Question { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<(TValue Value, TextKey Text)> Choices { get; set; }

    [Parameter]
    public TValue? Value { get; set; }

    [Parameter]
    public EventCallback<TValue> ValueChanged { get; set; }
}
