namespace TransferLab.Engine.Training.Schedules;

/// <summary>The learning rate of every step. Immutable.</summary>
/// <remarks>Sources: cosine: Loshchilov &amp; Hutter, "SGDR", ICLR 2017; one-cycle: Smith &amp; Topin, "Super-Convergence", 2018, with cosine arms.</remarks>
public sealed class LearningRateSchedule
{
    private readonly ScheduleOptions options;
    private readonly double peak;
    private readonly double warmUp;
    private readonly double last;

    /// <param name="peak">The highest rate.</param>
    /// <param name="steps">Optimiser steps in all; at least 1.</param>
    public LearningRateSchedule(ScheduleOptions options, double peak, long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(peak);
        (this.options, this.peak) = (options, peak);
        last = steps - 1;
        // The peak is a step of its own, so that one without warm-up begins there.
        warmUp = Math.Floor(options.WarmUpFraction * steps);
    }

    /// <param name="step">From 0; past the last step the rate stays.</param>
    public double Rate(long step)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(step);
        return peak * Factor(Math.Min(step, last));
    }

    private double Factor(double step)
    {
        if (step < warmUp)
        {
            // Never exactly zero at the first step: it would be spent for nothing.
            var risen = options.Shape is ScheduleShape.OneCycle ? HalfCosine(step / warmUp) : (step + 1) / (warmUp + 1);
            return options.InitialFactor + ((1 - options.InitialFactor) * risen);
        }

        if (options.Shape is ScheduleShape.Constant || last <= warmUp)
        {
            return 1;
        }

        var fallen = HalfCosine((step - warmUp) / (last - warmUp));
        return 1 + ((options.FinalFactor - 1) * fallen);
    }

    /// <summary>From 0 to 1 along half a cosine.</summary>
    private static double HalfCosine(double x) => (1 - Math.Cos(Math.PI * x)) / 2;
}
