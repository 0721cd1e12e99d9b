using Microsoft.AspNetCore.Components;

namespace TransferLab.Web.Components.Experiments;

/// <summary>The name of an experiment as a heading that can be changed in place.</summary>
public sealed partial class NameEditor
{
    private ElementReference field;
    private string name = "";
    private bool editing;
    private bool opened;

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    /// <summary>Without it the name is only shown.</summary>
    [Parameter]
    public EventCallback<string> OnRename { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (opened)
        {
            opened = false;
            await field.FocusAsync();
        }
    }

    private void Edit() => (name, editing, opened) = (Name, true, true);

    private async Task SaveAsync()
    {
        editing = false;
        if (name.Trim() is { Length: > 0 } changed && changed != Name)
        {
            await OnRename.InvokeAsync(changed);
        }
    }
}
