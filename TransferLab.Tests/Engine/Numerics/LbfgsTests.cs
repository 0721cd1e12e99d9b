using TransferLab.Engine.Numerics;

namespace TransferLab.Tests.Engine.Numerics;

public sealed class LbfgsTests
{
    [Fact]
    public void Minimise_StretchedBowl_FindsItsBottom()
    {
        var result = new Lbfgs(new Bowl([1, 100, 10_000], knowsCurvature: false), tolerance: 1e-3, maximumIterations: 500).Minimise([5, 5, 5], default);

        Assert.True(result.GradientNorm <= 1e-3);
        Assert.All(result.Point, value => Assert.Equal(1, value, 1e-3));
    }

    [Fact]
    public void Minimise_CurvatureIsKnown_TakesOneStep()
    {
        var result = new Lbfgs(new Bowl([1, 100, 10_000], knowsCurvature: true), tolerance: 1e-3, maximumIterations: 500).Minimise([5, 5, 5], default);

        Assert.Equal(1, result.Iterations);
    }

    [Fact]
    public void Minimise_AlreadyThere_TakesNoStep()
    {
        var result = new Lbfgs(new Bowl([1], knowsCurvature: true), tolerance: 1e-3, maximumIterations: 500).Minimise([1], default);

        Assert.Equal(0, result.Iterations);
    }

    /// <summary>½ Σ c·(x − 1)².</summary>
    private sealed class Bowl(float[] curvature, bool knowsCurvature) : ISmoothObjective
    {
        public double Evaluate(float[] point, float[] gradient, CancellationToken cancellationToken)
        {
            var value = 0.0;
            for (var i = 0; i < point.Length; i++)
            {
                gradient[i] = curvature[i] * (point[i] - 1);
                value += 0.5 * curvature[i] * Math.Pow(point[i] - 1.0, 2);
            }

            return value;
        }

        public void Precondition(float[] vector, CancellationToken cancellationToken)
        {
            for (var i = 0; i < vector.Length; i++)
            {
                vector[i] /= knowsCurvature ? curvature[i] : curvature.Max();
            }
        }
    }
}
