namespace TransferLab.Web.Languages;

/// <summary>An English text of the pages that is translated where it is shown: the key of a <c>Texts.fr.resx</c>.</summary>
/// <param name="English">With <c>{0}</c> … for the arguments.</param>
public readonly record struct TextKey(string English);
