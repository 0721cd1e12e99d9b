using CsCheck;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Wizard;

public sealed class TransferGuideTests
{
    [Theory]
    [InlineData(PictureKind.Photographs, LabelBudget.UpToAHundred, TransferOutlook.LikelyHelps)]
    [InlineData(PictureKind.Photographs, LabelBudget.More, TransferOutlook.Unclear)]
    [InlineData(PictureKind.Instruments, LabelBudget.UpToAThousand, TransferOutlook.Unclear)]
    [InlineData(PictureKind.Drawings, LabelBudget.UpToAThousand, TransferOutlook.MayHurt)]
    public void Outlook_OfMeasuredCases_IsWhatWasMeasured(PictureKind pictures, LabelBudget labels, TransferOutlook expected) =>
        Assert.Equal(expected, TransferGuide.Outlook(new() { Pictures = pictures, Labels = labels }));

    [Fact]
    public void Outlook_WithoutPicturesOrLabels_IsNotGuessed()
    {
        Assert.Null(TransferGuide.Outlook(new() { Pictures = PictureKind.Drawings }));
        Assert.Null(TransferGuide.Outlook(new() { Labels = LabelBudget.More, Time = TimeBudget.Hours }));
    }

    [Fact]
    public void Outlook_MoreLabels_NeverSpeaksMoreForTransfer() =>
        Gen.Select(Gen.Enum<PictureKind>(), Gen.Enum<LabelBudget>(), Gen.Enum<LabelBudget>()).Sample((pictures, some, others) =>
        {
            var (few, many) = some <= others ? (some, others) : (others, some);
            return TransferGuide.Outlook(new() { Pictures = pictures, Labels = few }) <= TransferGuide.Outlook(new() { Pictures = pictures, Labels = many });
        });

    [Fact]
    public void Advice_EachAnswer_AddsASentence()
    {
        Assert.Empty(TransferGuide.Advice(new()));
        Assert.Equal(3, TransferGuide.Advice(new() { Pictures = PictureKind.Drawings, Labels = LabelBudget.More, Time = TimeBudget.Hours }).Count);
    }
}
