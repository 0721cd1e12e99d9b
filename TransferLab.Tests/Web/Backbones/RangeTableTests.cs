using Bunit;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Web.Components.Backbones;

namespace TransferLab.Tests.Web.Backbones;

public sealed class RangeTableTests : PageContext
{
    private static readonly RangeChoice[] Usual = [Choice($"first"), Choice($"second"), Choice($"third")];

    [Fact]
    public void Ranges_Tried_BestComesFirstAndIsMarked()
    {
        RangeProposal[] proposals = [Tried(2, 0.9, 91), Tried(0, 0.5, 60), Tried(1, 0.1, 30)];

        var table = Render<RangeTable>(parameters => parameters.Add(component => component.Usual, Usual).Add(component => component.Proposals, proposals).Add(component => component.Chosen, 2));

        Assert.Equal(["third", "first", "second"], table.FindAll(".range-text > span:first-child").Select(name => name.TextContent));
        Assert.Contains("91", table.Find("label.chosen").TextContent, StringComparison.Ordinal);
        Assert.Single(table.FindAll(".badge"));
    }

    [Fact]
    public void Ranges_Untried_KeepTheirOrderAndPromiseNothing()
    {
        var chosen = -1;
        var table = Render<RangeTable>(parameters => parameters.Add(component => component.Usual, Usual).Add(component => component.OnChosen, index => chosen = index));

        Assert.Empty(table.FindAll(".badge"));
        table.FindAll("input")[1].Change(true);
        Assert.Equal(1, chosen);
    }

    private static RangeChoice Choice(FormattableString name) =>
        new(UserMessage.Of(name), new(8, 8, 8, ChannelOrder.Rgb, [0, 0, 0], [1, 1, 1]));

    private static RangeProposal Tried(int index, double share, double percent) => new(Usual[index].Name, Usual[index].Preprocessing, share, percent);
}
