namespace TransferLab.Tests.Browser;

/// <summary>Names for drafts, so that no two tests meet in one.</summary>
public static class Drafts
{
    public static string New() => Guid.NewGuid().ToString("N")[..10];
}
