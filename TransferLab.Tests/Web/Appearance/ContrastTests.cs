using MudBlazor;
using MudBlazor.Utilities;
using TransferLab.Web.Appearance;

namespace TransferLab.Tests.Web.Appearance;

/// <summary>Texts can be read: at least 4.5 : 1 (WCAG 2.2, AA).</summary>
public sealed class ContrastTests
{
    private static readonly Palette[] Palettes = [TransferLabTheme.Light.PaletteLight, TransferLabTheme.Dark.PaletteDark];

    public static TheoryData<int, string> Texts { get; } = new(
        from palette in Enumerable.Range(0, 2)
        from name in new[] { "text", "secondary text", "primary", "error", "warning", "success", "info", "on primary" }
        select (palette, name));

    [Theory, MemberData(nameof(Texts))]
    public void Text_OnItsGround_CanBeRead(int palette, string name)
    {
        var colours = Palettes[palette];
        var (text, ground) = name switch
        {
            "text" => (colours.TextPrimary, colours.Background),
            "secondary text" => (colours.TextSecondary, colours.Background),
            "primary" => (colours.Primary, colours.Background),
            "error" => (colours.Error, colours.Surface),
            "warning" => (colours.Warning, colours.Surface),
            "success" => (colours.Success, colours.Surface),
            "info" => (colours.Info, colours.Surface),
            _ => (colours.PrimaryContrastText, colours.Primary),
        };

        Assert.InRange(Contrast(text, ground), 4.5, 21);
    }

    private static double Contrast(MudColor one, MudColor other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(MudColor colour) =>
        (0.2126 * Linear(colour.R)) + (0.7152 * Linear(colour.G)) + (0.0722 * Linear(colour.B));

    private static double Linear(byte value) => value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);
}
