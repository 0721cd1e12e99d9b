using Microsoft.AspNetCore.Components;
using TransferLab.Engine;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Evaluation.Groups;
using TransferLab.Engine.Experiments;
using TransferLab.Web.Wizard;

namespace TransferLab.Web.Components.Techniques;

/// <summary>By which folders and columns of the data the accuracy is looked at; nothing where the data has none that form groups.</summary>
public sealed partial class GroupSettings
{
    /// <summary>Names that stand beside a choice, as examples.</summary>
    private const int MostNames = 4;

    private IReadOnlyDictionary<int, IReadOnlyList<string>> levels = new Dictionary<int, IReadOnlyList<string>>();
    private IReadOnlyDictionary<string, IReadOnlyList<string>> columns = new Dictionary<string, IReadOnlyList<string>>();
    private string? loaded;

    [Inject]
    public required DatasetLibrary Library { get; init; }

    [Inject]
    public required WizardState State { get; init; }

    [Parameter, EditorRequired]
    public required Draft Draft { get; set; }

    private GroupChoice Choice => Draft.Evaluation.Groups ?? new() { Brightness = false, Size = false };

    protected override async Task OnParametersSetAsync()
    {
        if (Draft.Dataset is not { } chosen || loaded == chosen.Id)
        {
            return;
        }

        loaded = chosen.Id;
        try
        {
            (levels, columns) = await Task.Run(() => GroupJudge.Possible(Library.Open(chosen.Id)));
        }
        catch (TransferLabException)
        {
            // The settings of the split say what is wrong with the data.
        }
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Where(name => name.Length > 0).Take(MostNames)) + (names.Count > MostNames ? " …" : "");

    private Task SetFolderAsync(int level, bool wanted) =>
        SetAsync(groups => groups with { FolderLevels = With(groups.FolderLevels, level, wanted) });

    private Task SetColumnAsync(string column, bool wanted) =>
        SetAsync(groups => groups with { Columns = With(groups.Columns, column, wanted) });

    private Task SetAsync(Func<GroupChoice, GroupChoice> change) =>
        State.ChangeAsync(draft => draft with { Evaluation = draft.Evaluation with { Groups = change(draft.Evaluation.Groups ?? new() { Brightness = false, Size = false }) } });

    private static T[] With<T>(IReadOnlyList<T> chosen, T one, bool wanted) => [.. chosen.Where(other => !Equals(other, one)), .. wanted ? new[] { one } : []];
}
