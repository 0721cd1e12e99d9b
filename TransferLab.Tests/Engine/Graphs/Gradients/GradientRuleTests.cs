using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Tests.Engine.Graphs.Gradients;

public sealed class GradientRuleTests
{
    private const int SeedsPerCase = 8;

    public static TheoryData<string> Cases => new(GradientCases.All.Keys);

    [Theory, MemberData(nameof(Cases))]
    public void Differentiate_RandomShapes_EqualsNumericGradient(string name)
    {
        for (var seed = 0; seed < SeedsPerCase; seed++)
        {
            var example = GradientCases.All[name](new Random(seed));
            try
            {
                NumericGradient.Verify(example, seed);
            }
            catch (Exception failure)
            {
                Assert.Fail($"seed {seed}: {string.Join("; ", example.Graph.Nodes)} on {string.Join(", ", example.Graph.Inputs)}\n{failure}");
            }
        }
    }

    [Fact]
    public void Operators_EveryRule_HasACase()
    {
        var covered = GradientCases.All.Keys.SelectMany(name => (string[])[name, name.Split(": ")[0]]).ToHashSet();

        Assert.DoesNotContain(GradientRules.Operators, operation => !covered.Contains(operation));
    }
}
