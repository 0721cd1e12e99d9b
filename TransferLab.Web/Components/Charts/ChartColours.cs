namespace TransferLab.Web.Components.Charts;

/// <summary>
/// The colours of all charts. The series are told apart by people with any colour vision (after Okabe and Ito, 2008)
/// and stand out from their background by at least 3:1; line styles and symbols say the same without colour.
/// </summary>
/// <param name="Ink">Text.</param>
/// <param name="MutedInk">Axes and reference lines.</param>
/// <param name="Grid">Grid lines.</param>
/// <param name="Surface">Behind hover texts.</param>
/// <param name="Main">What the chart is about.</param>
/// <param name="MainBand">Its interval.</param>
/// <param name="Other">What it is compared with.</param>
/// <param name="Third">A third series.</param>
public sealed record ChartColours(
    string Ink,
    string MutedInk,
    string Grid,
    string Surface,
    string Main,
    string MainBand,
    string Other,
    string Third)
{
    public static ChartColours Light { get; } = new(
        "#1d272b", "#556168", "#e2e6e4", "#ffffff", "#0072b2", "rgba(0,114,178,0.16)", "#c75300", "#00805e");

    public static ChartColours Dark { get; } = new(
        "#e5eaec", "#a3afb5", "#313c41", "#232c30", "#56b4e9", "rgba(86,180,233,0.2)", "#f0a04b", "#3fcf9f");

    public static ChartColours For(bool isDark) => isDark ? Dark : Light;
}
