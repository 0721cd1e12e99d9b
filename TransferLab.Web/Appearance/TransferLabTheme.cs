using MudBlazor;

namespace TransferLab.Web.Appearance;

/// <summary>The app's own look. Both palettes are on every page; an attribute of the document chooses, so that nothing flashes.</summary>
public static class TransferLabTheme
{
    private static readonly string[] SystemFonts =
        ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Helvetica Neue", "Arial", "sans-serif"];

    public static MudTheme Light { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#17656e",
            PrimaryContrastText = "#ffffff",
            Secondary = "#a65a12",
            Tertiary = "#5a4e8c",
            Info = "#2b6291",
            Success = "#2c6e49",
            Warning = "#8f5a00",
            Error = "#b3372f",
            Dark = "#2a3338",
            Black = "#1a2226",
            Background = "#f6f7f5",
            BackgroundGray = "#edefec",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#1d272b",
            TextPrimary = "#1d272b",
            TextSecondary = "#556168",
            TextDisabled = "#8b959b",
            ActionDefault = "#556168",
            LinesDefault = "#dfe3e1",
            LinesInputs = "#8b979c",
            TableLines = "#e4e7e5",
            Divider = "#dfe3e1",
            DrawerBackground = "#ffffff",
        },
        Typography = Typography(),
        LayoutProperties = new() { DefaultBorderRadius = "10px", AppbarHeight = "60px" },
    };

    public static MudTheme Dark { get; } = new()
    {
        PseudoCss = new() { Scope = ":root[data-theme=dark]" },
        PaletteDark = new PaletteDark
        {
            Primary = "#74c7cf",
            PrimaryContrastText = "#08282c",
            Secondary = "#e8a867",
            SecondaryContrastText = "#2b1a06",
            Tertiary = "#b3a8e6",
            TertiaryContrastText = "#1c1538",
            Info = "#86b9e6",
            InfoContrastText = "#0a2236",
            Success = "#7cc79c",
            SuccessContrastText = "#082515",
            Warning = "#e6b45c",
            WarningContrastText = "#2b1d02",
            Error = "#f08d84",
            ErrorContrastText = "#360a06",
            Dark = "#39444a",
            Black = "#0c1012",
            Background = "#12171a",
            BackgroundGray = "#0e1315",
            Surface = "#1a2124",
            AppbarBackground = "#1a2124",
            AppbarText = "#e5eaec",
            TextPrimary = "#e5eaec",
            TextSecondary = "#a3afb5",
            TextDisabled = "#6d797f",
            ActionDefault = "#a3afb5",
            LinesDefault = "#2e383d",
            LinesInputs = "#6d7a80",
            TableLines = "#2b3539",
            Divider = "#2e383d",
            DrawerBackground = "#1a2124",
        },
        Typography = Typography(),
        LayoutProperties = new() { DefaultBorderRadius = "10px", AppbarHeight = "60px" },
    };

    private static Typography Typography() => new()
    {
        Default = new DefaultTypography { FontFamily = SystemFonts, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "normal" },
        H1 = new H1Typography { FontFamily = SystemFonts, FontSize = "clamp(1.9rem, 1.4rem + 2vw, 2.75rem)", FontWeight = "650", LineHeight = "1.15", LetterSpacing = "-0.02em" },
        H2 = new H2Typography { FontFamily = SystemFonts, FontSize = "clamp(1.5rem, 1.3rem + 0.9vw, 1.9rem)", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "-0.01em" },
        H3 = new H3Typography { FontFamily = SystemFonts, FontSize = "1.25rem", FontWeight = "600", LineHeight = "1.35", LetterSpacing = "normal" },
        H4 = new H4Typography { FontFamily = SystemFonts, FontSize = "1.1rem", FontWeight = "600", LineHeight = "1.4", LetterSpacing = "normal" },
        Body1 = new Body1Typography { FontFamily = SystemFonts, FontSize = "1rem", LineHeight = "1.6", LetterSpacing = "normal" },
        Body2 = new Body2Typography { FontFamily = SystemFonts, FontSize = "0.9rem", LineHeight = "1.55", LetterSpacing = "normal" },
        Caption = new CaptionTypography { FontFamily = SystemFonts, FontSize = "0.82rem", LineHeight = "1.5", LetterSpacing = "normal" },
        Button = new ButtonTypography { FontFamily = SystemFonts, FontSize = "0.95rem", FontWeight = "600", LetterSpacing = "normal", TextTransform = "none" },
    };
}
