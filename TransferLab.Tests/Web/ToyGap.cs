using TransferLab.Engine;
using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Gap;

namespace TransferLab.Tests.Web;

/// <summary>Measured transfer gaps with plausible numbers, for pages: one of each kind.</summary>
internal static class ToyGap
{
    public static TransferGap Gains => Of(GapVerdict.Gains, 0.061, 0.039, 0.083, UserMessage.Of($"Transfer gains {6.1:0.0} points, between {3.9:0.0} and {8.3:0.0}."));

    public static TransferGap Nothing => Of(GapVerdict.NoDifference, 0.004, -0.02, 0.028, UserMessage.Of($"Transfer makes no difference that can be measured: {0.4:0.0} points, between {-2.0:0.0} and {2.8:0.0}."));

    public static TransferGap Costs => Of(
        GapVerdict.Costs, -0.4, -0.47, -0.33, UserMessage.Of($"Transfer costs {40.0:0.0} points, between {33.0:0.0} and {47.0:0.0}. Starting from nothing is better: {UserMessage.Of($"a small network trained from scratch")}.")) with
    {
        Mixture = new(NegativeTransfer.Strong, UserMessage.Of($"toy features"), Half(0.9), Half(-0.01), UserMessage.Of($"No mixture helps.")),
    };

    private static TransferGap Of(GapVerdict verdict, double gap, double low, double high, UserMessage finding) => new()
    {
        Verdict = verdict,
        Gap = new(gap, low, high, IntervalMethod.CrossedRuns),
        Finding = finding,
        Transfer = Half(0.78),
        Scratch = Half(0.78 - gap),
        Strongest = ScratchMethod.SmallNetwork,
        Arms =
        [
            new(ScratchMethod.SmallNetwork, 0.7, 2.5e11),
            new(ScratchMethod.Pixels, 0.4, 0),
            new(ScratchMethod.SameArchitecture, null, 0, UserMessage.Of($"It has layers that cannot be trained.")),
        ],
        Runs = 3,
        TestPictures = 200,
        Budget = new(2.5e11, 1e9, 2.4e11),
        Curve = new(
            [Point(5, gap + 0.1), Point(10, gap + 0.06), Point(20, gap + 0.02), Point(32, gap)],
            null,
            UserMessage.Of($"Toy reading of the curve.")),
        Remarks = [UserMessage.Of($"Toy remark.")],
    };

    private static GapPoint Point(int labels, double gap) =>
        new(labels, 5 * labels, Half(0.7), Half(0.7 - gap), ScratchMethod.SmallNetwork, new(gap, gap - 0.05, gap + 0.05, IntervalMethod.CrossedRuns));

    private static Estimate Half(double value) => new(value, value - 0.04, Math.Min(1, value + 0.04), IntervalMethod.Wilson);
}
