using System.Numerics.Tensors;

namespace TransferLab.Engine.Numerics;

/// <summary>Limited-memory BFGS for convex objectives, started from a given curvature instead of a multiple of the identity.</summary>
/// <remarks>
/// Source: Nocedal and Wright, "Numerical optimization", 2nd edition, algorithms 7.4 and 3.1; the test of a step that is lost in
/// rounding is the approximate Wolfe condition of Hager and Zhang, "A new conjugate gradient method", 2005.
/// </remarks>
internal sealed class Lbfgs(ISmoothObjective objective, double tolerance, int maximumIterations, int history = 8)
{
    /// <summary>A step is taken when it wins this part of what the slope promises.</summary>
    private const double SufficientDecrease = 1e-4;

    /// <summary>Single-precision features make the objective noisy at this relative size; there the slope decides instead.</summary>
    private const double Noise = 1e-6;

    private readonly List<(float[] Step, float[] Change, double Product)> pairs = [];

    /// <summary>Walks from <paramref name="start"/> until no component of the gradient exceeds the tolerance, or no step helps any more.</summary>
    public LbfgsResult Minimise(float[] start, CancellationToken cancellationToken)
    {
        var (point, gradient) = ((float[])start.Clone(), new float[start.Length]);
        var (nextPoint, nextGradient, direction) = (new float[start.Length], new float[start.Length], new float[start.Length]);
        var value = objective.Evaluate(point, gradient, cancellationToken);
        var iteration = 0;
        for (; iteration < maximumIterations && LargestMagnitude(gradient) > tolerance; iteration++)
        {
            Descend(gradient, direction, cancellationToken);
            var slope = Dot(direction, gradient);
            if (slope >= 0 || Search(point, value, direction, slope, nextPoint, nextGradient, cancellationToken) is not { } nextValue)
            {
                break;
            }

            Remember(point, nextPoint, gradient, nextGradient);
            (point, nextPoint, gradient, nextGradient, value) = (nextPoint, point, nextGradient, gradient, nextValue);
        }

        return new(point, value, LargestMagnitude(gradient), iteration);
    }

    /// <summary>The quasi-Newton direction: minus the approximate inverse Hessian times the gradient.</summary>
    private void Descend(float[] gradient, float[] direction, CancellationToken cancellationToken)
    {
        TensorPrimitives.Negate<float>(gradient, direction);
        var factors = new double[pairs.Count];
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            factors[i] = Dot(pairs[i].Step, direction) / pairs[i].Product;
            Add(direction, pairs[i].Change, -factors[i]);
        }

        objective.Precondition(direction, cancellationToken);
        for (var i = 0; i < pairs.Count; i++)
        {
            Add(direction, pairs[i].Step, factors[i] - (Dot(pairs[i].Change, direction) / pairs[i].Product));
        }
    }

    /// <summary>Shortens the full step until it wins enough; null where even tiny steps do not.</summary>
    private double? Search(
        float[] point, double value, float[] direction, double slope, float[] nextPoint, float[] nextGradient, CancellationToken cancellationToken)
    {
        var step = 1.0;
        for (var attempt = 0; attempt < 25; attempt++)
        {
            TensorPrimitives.MultiplyAdd(direction, (float)step, point, nextPoint);
            var nextValue = objective.Evaluate(nextPoint, nextGradient, cancellationToken);
            if (nextValue <= value + (SufficientDecrease * step * slope)
                || (nextValue <= value + (Noise * Math.Abs(value)) && Dot(direction, nextGradient) <= (1 - (2 * SufficientDecrease)) * -slope))
            {
                return nextValue;
            }

            // The lowest point of the parabola through both values with this slope, kept away from the ends.
            var parabola = -slope * step * step / (2 * (nextValue - value - (slope * step)));
            step = double.IsFinite(parabola) ? Math.Clamp(parabola, 0.1 * step, 0.5 * step) : 0.1 * step;
        }

        return null;
    }

    private void Remember(float[] point, float[] nextPoint, float[] gradient, float[] nextGradient)
    {
        var reused = pairs.Count == history ? pairs[0] : (new float[point.Length], new float[point.Length], 0);
        TensorPrimitives.Subtract(nextPoint, point, reused.Step);
        TensorPrimitives.Subtract(nextGradient, gradient, reused.Change);
        var product = Dot(reused.Step, reused.Change);
        if (pairs.Count == history)
        {
            pairs.RemoveAt(0);
        }

        if (product > 1e-12 * Dot(reused.Change, reused.Change))
        {
            pairs.Add((reused.Step, reused.Change, product));
        }
    }

    private static void Add(float[] target, float[] vector, double factor) =>
        TensorPrimitives.MultiplyAdd(vector, (float)factor, target, target);

    private static double LargestMagnitude(float[] vector) => Math.Abs(TensorPrimitives.MaxMagnitude<float>(vector));

    /// <summary>Summed in parts of single precision that are added up in double precision.</summary>
    private static double Dot(float[] left, float[] right)
    {
        const int part = 256;
        var sum = 0.0;
        for (var first = 0; first < left.Length; first += part)
        {
            var count = Math.Min(part, left.Length - first);
            sum += TensorPrimitives.Dot(left.AsSpan(first, count), right.AsSpan(first, count));
        }

        return sum;
    }
}
