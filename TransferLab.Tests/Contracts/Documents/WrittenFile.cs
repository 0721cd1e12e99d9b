using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts.Documents;

/// <summary>A file of the repository that is made from the code: a test compares it, and <c>docs/update.sh</c> writes it anew.</summary>
internal static class WrittenFile
{
    public static bool Updating => Environment.GetEnvironmentVariable("TRANSFERLAB_UPDATE_DOCS") == "1";

    /// <param name="path">From the root of the repository.</param>
    public static void Check(string path, string made)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Updating)
        {
            File.WriteAllText(file, made);
        }

        var written = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(written == made, $"{path} does not say what the code says. Run ./docs/update.sh, look at the difference and commit it.{FirstDifference(written, made)}");
    }

    private static string FirstDifference(string written, string made)
    {
        var (old, now) = (written.Split('\n'), made.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).FirstOrDefault(i => old.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"{Environment.NewLine}Line {line + 1} is: {old.ElementAtOrDefault(line)}{Environment.NewLine}and should be: {now.ElementAtOrDefault(line)}";
    }
}
