namespace TransferLab.Engine.Numerics;

/// <summary>A convex function with a gradient, and a guess of its curvature.</summary>
internal interface ISmoothObjective
{
    /// <summary>The value at a point, in full precision; writes the gradient there.</summary>
    double Evaluate(float[] point, float[] gradient, CancellationToken cancellationToken);

    /// <summary>Multiplies a vector by an approximation of the inverse Hessian, in place.</summary>
    void Precondition(float[] vector, CancellationToken cancellationToken);
}
