namespace TransferLab.Web.Appearance;

/// <summary>Which palette this browser shows: known once the page is connected; charts redraw when it changes.</summary>
public sealed class ThemeState
{
    public event Action? Changed;

    public bool IsDark { get; private set; }

    public void Set(bool isDark)
    {
        if (isDark != IsDark)
        {
            IsDark = isDark;
            Changed?.Invoke();
        }
    }
}
