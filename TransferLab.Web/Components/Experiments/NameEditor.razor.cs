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

    /// <summary>Keeps another name and says whether it could; what was entered stays where it could not. Without it the name is only shown.</summary>
    [Parameter]
    public Func<string, Task<bool>>? OnRename { get; set; }

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
        if (name.Trim() is { Length: > 0 } changed && changed != Name && OnRename is not null && !await OnRename(changed))
        {
            opened = true;
            return;
        }

        editing = false;
    }
}
