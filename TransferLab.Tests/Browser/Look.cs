namespace TransferLab.Tests.Browser;

/// <summary>How a visitor's browser is set up.</summary>
/// <param name="Width">Of the window; a phone is 390, a projector 1280 or more.</param>
/// <param name="Language">What the browser asks for, e.g. <c>fr-FR</c>.</param>
/// <param name="Dark">Whether it prefers dark colours.</param>
public sealed record Look(int Width = 1280, string Language = "en-GB", bool Dark = false)
{
    /// <summary>The combinations that every page is looked at in.</summary>
    public static TheoryData<Look> All => 
        new([new Look(), new Look(Dark: true), new Look(390, "fr-FR"), new Look(390, "fr-FR", Dark: true), new Look(1280, "fr-FR")]);

    /// <summary>The two that differ in everything, for journeys that take long.</summary>
    public static TheoryData<Look> Two => new([new Look(), new Look(390, "fr-FR", Dark: true)]);

    public bool French => Language.StartsWith("fr", StringComparison.Ordinal);

    public override string ToString() => $"{Width}-{Language[..2]}-{(Dark ? "dark" : "light")}";
}
