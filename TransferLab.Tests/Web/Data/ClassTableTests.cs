using Bunit;
using TransferLab.Engine.Datasets;
using TransferLab.Web.Components.Data;

namespace TransferLab.Tests.Web.Data;

public sealed class ClassTableTests : PageContext
{
    [Fact]
    public void Classes_TwoThousand_AreShownInPortions()
    {
        var table = Render<ClassTable>(parameters => parameters.Add(component => component.Dataset, Of(Enumerable.Range(0, 2000).Select(i => $"class {i:0000}"))));

        Assert.Equal(25, table.FindAll("tbody tr").Count);
        table.Find("button.mud-button-root").Click();
        Assert.Equal(50, table.FindAll("tbody tr").Count);
    }

    [Theory, InlineData("🌷/✿"), InlineData("<script>alert(1)</script>"), InlineData("a very long name that goes on and on and on without end and without any sense")]
    public void ClassName_OfAnyKind_IsShownAsItIs(string name)
    {
        var table = Render<ClassTable>(parameters => parameters.Add(component => component.Dataset, Of([name])));

        Assert.Equal(name, table.Find("th[scope=row]").TextContent);
        Assert.Empty(table.FindAll("script"));
    }

    [Fact]
    public void Bars_OfUnevenClasses_AreProportional()
    {
        var table = Render<ClassTable>(parameters => parameters.Add(component => component.Dataset, Of(["a", "b", "b", "b", "b"])));

        Assert.Equal(["--part: 0.25", "--part: 1"], table.FindAll(".bar").Select(bar => bar.GetAttribute("style")));
    }

    [Fact]
    public void Unusable_NoneOneMany_AreCountedInWords()
    {
        Speak("fr");
        UnusableFile[] files = [.. Enumerable.Range(0, 1500).Select(i => new UnusableFile($"{i}.png", TransferLab.Engine.UserMessage.Of($"broken")))];

        Assert.Empty(Shown(0).Markup.Trim());
        Assert.Contains("1 fichier a été écarté", Shown(1).Markup, StringComparison.Ordinal);
        Assert.Equal(200, Shown(1500).FindAll("li").Count);

        IRenderedComponent<UnusableFiles> Shown(int count) => Render<UnusableFiles>(parameters => parameters.Add(component => component.Files, files[..count]));
    }

    private static Dataset Of(IEnumerable<string> labels)
    {
        string[] all = [.. labels];
        string[] classes = [.. all.Distinct()];
        return new()
        {
            Id = "test",
            Name = "test",
            Version = new('a', 64),
            Imported = DateTimeOffset.UnixEpoch,
            Classes = classes,
            Examples = [.. all.Select((label, i) => new Example($"{i}.png", Array.IndexOf(classes, label), Partition.Unassigned, new('b', 64), 10, 20, 30))],
            Unusable = [],
        };
    }
}
