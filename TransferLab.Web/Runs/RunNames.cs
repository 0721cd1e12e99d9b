using System.Globalization;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Heads;

namespace TransferLab.Web.Runs;

/// <summary>What techniques and heads are called in the language of the page; of one that is no longer there, its id.</summary>
public sealed class RunNames(TechniqueCatalog techniques)
{
    public string Technique(string kind) =>
        techniques.All.FirstOrDefault(technique => technique.Kind == kind)?.Name.For(CultureInfo.CurrentUICulture) ?? kind;

    public static string Head(string id) =>
        HeadCatalog.Cards.FirstOrDefault(card => card.Id == id)?.Name.For(CultureInfo.CurrentUICulture) ?? id;

    /// <summary>The technique, and the head where it has one.</summary>
    public string Method(string technique, string? head) => head is null ? Technique(technique) : $"{Technique(technique)}, {Head(head)}";
}
