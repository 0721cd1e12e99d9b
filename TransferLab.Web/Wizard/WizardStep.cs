using TransferLab.Web.Languages;

namespace TransferLab.Web.Wizard;

/// <summary>One step of the way from a task to a result.</summary>
/// <param name="Id">Its name in addresses.</param>
/// <param name="Component">What shows it; has a <c>Draft</c> parameter and changes the draft through <see cref="WizardState"/>.</param>
/// <param name="Title">A word, for the list of steps.</param>
/// <param name="Heading">What the user does here.</param>
/// <param name="Explanation">What it is for, in a sentence or two.</param>
/// <param name="Missing">What must be entered before going on; null when nothing is.</param>
public sealed record WizardStep(
    string Id,
    Type Component,
    TextKey Title,
    TextKey Heading,
    TextKey Explanation,
    Func<Draft, TextKey?> Missing);
