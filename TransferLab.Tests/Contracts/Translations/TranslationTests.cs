using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts.Translations;

public sealed class TranslationTests
{
    [Theory, InlineData("TransferLab.Engine", 100), InlineData("TransferLab.Web", 5)]
    public void UserMessages_Every_HasItsFrench(string project, int atLeast)
    {
        var french = SourceFiles.Of(project, "Messages.fr.resx").SelectMany(Resx.Read).ToLookup(text => text.Key, text => text.Value);
        var sentences = UserSentences.In(project);

        // Fewer would mean that the search has gone blind.
        Assert.InRange(sentences.Count, atLeast, int.MaxValue);
        string[] missing = [.. sentences.Where(sentence => !french.Contains(sentence.Format) && IsWords(sentence.Format)).Select(sentence => $"{sentence.Place}  {sentence.Format}")];
        AllIsWell(missing);
    }

    [Theory, InlineData("TransferLab.Engine"), InlineData("TransferLab.Web")]
    public void UserMessages_Translations_AreAllUsed(string project)
    {
        var used = UserSentences.In(project).Select(sentence => sentence.Format).ToHashSet();

        string[] unused = [.. SourceFiles.Of(project, "Messages.fr.resx")
            .SelectMany(file => Resx.Read(file).Keys.Where(key => !used.Contains(key)).Select(key => $"{Path.GetRelativePath(Repository.Root, file)}  {key}"))];
        AllIsWell(unused);
    }

    [Fact]
    public void PageTexts_Every_HasItsFrench()
    {
        var texts = PageTexts.All();

        Assert.InRange(texts.Count, 100, int.MaxValue);
        var french = PageTexts.Files().ToDictionary(file => file, Resx.Read);
        string[] missing = [.. texts.Where(text => !french.TryGetValue(text.Resx, out var known) || !known.ContainsKey(text.Key)).Select(text => $"{text.Place}  {text.Key}").Distinct()];
        AllIsWell(missing);
    }

    [Fact]
    public void PageTexts_Translations_AreAllUsed()
    {
        var used = PageTexts.All().Select(text => (text.Resx, text.Key)).ToHashSet();

        string[] unused = [.. PageTexts.Files()
            .SelectMany(file => Resx.Read(file).Keys.Where(key => !used.Contains((file, key))).Select(key => $"{Path.GetRelativePath(Repository.Root, file)}  {key}"))];
        AllIsWell(unused);
    }

    [Theory, InlineData("TransferLab.Engine"), InlineData("TransferLab.Web")]
    public void Translations_Placeholders_AreThoseOfTheKey(string project)
    {
        string[] wrong = [.. SourceFiles.Of(project, ".fr.resx")
            .SelectMany(file => Resx.Read(file).Where(text => Resx.Placeholders(text.Key) != Resx.Placeholders(text.Value)).Select(text => $"{Path.GetRelativePath(Repository.Root, file)}  {text.Key}"))];
        AllIsWell(wrong);
    }

    private static void AllIsWell(string[] complaints) =>
        Assert.True(complaints.Length == 0, string.Join(Environment.NewLine, complaints));

    /// <summary>A format that only joins its arguments needs no translation.</summary>
    private static bool IsWords(string format) => Resx.Words(format).Any(char.IsLetter);
}
