using Bunit;
using TransferLab.Engine;
using TransferLab.Engine.Evaluation.Groups;
using TransferLab.Web.Components.Results;

namespace TransferLab.Tests.Web.Results;

public sealed class GroupSectionTests : PageContext
{
    [Fact]
    public void Group_FarBehind_IsWarnedOf()
    {
        var section = Show(new([Grouping(farBelow: true, UserMessage.Of($"dark: 50 % of 40 pictures are recognised."))], [], []));

        Assert.Contains("dark: 50 %", section.Find(".notice-warning").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No group is so far behind", section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_AllAlike_AreSaidToBe()
    {
        var section = Show(new([Grouping(farBelow: false)], [], []));

        Assert.Empty(section.FindAll(".notice-warning"));
        Assert.Contains("No group is so far behind", section.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Bias_ThatThePicturesTouch_StandsWithItsEvidence()
    {
        Speak("fr");

        var section = Show(new([], [new(new("Bad at drawings.", "Mauvais sur les dessins."), UserMessage.Of($"80 % of these pictures look drawn."))], []));

        Assert.Equal("Mauvais sur les dessins. 80 % of these pictures look drawn.", section.Find(".touched").TextContent);
    }

    private static Grouping Grouping(bool farBelow, params UserMessage[] warnings) => new(
        GroupingKind.Brightness,
        UserMessage.Of($"Brightness"),
        [
            new(UserMessage.Of($"dark"), 40, ToyEvaluation.Wilson(20, 40), 45, 0.001, farBelow),
            new(UserMessage.Of($"bright"), 40, ToyEvaluation.Wilson(38, 40), -45, null, false),
        ],
        warnings);

    private IRenderedComponent<GroupSection> Show(GroupReport report) => Render<GroupSection>(parameters => parameters.Add(section => section.Report, report));
}
