namespace TransferLab.Tests.Support;

/// <summary>The real backbones and pictures beside the repository; absent on most machines, always there in CI.</summary>
public static class Assets
{
    public const string Missing = "The reference files (../shared/assets) are not on this machine.";

    private static readonly string? Folder = Find();

    /// <summary>Elsewhere what needs them is skipped; in CI it runs and fails, so that nobody takes an empty run for a good one.</summary>
    public static bool Present => Folder is not null || InCi;

    public static string Root => Folder ?? throw new DirectoryNotFoundException(Missing);

    private static bool InCi => Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ci && !ci.Equals("false", StringComparison.OrdinalIgnoreCase);

    public static string Backbone(string file) => Path.Combine(Root, "backbones", file);

    public static string Data(string file) => Path.Combine(Root, "data", file);

    public static string Gradients(string network) => Path.Combine(Root, "gradients", network);

    public static string Transferability(string file) => Path.Combine(Root, "transferability", file);

    private static string? Find()
    {
        var candidate = Path.Combine(Repository.Root, "..", "shared", "assets");
        return Directory.Exists(candidate) ? Path.GetFullPath(candidate) : null;
    }
}
