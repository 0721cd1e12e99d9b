using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TransferLab.Engine.Training.Schedules;

/// <summary>The course of the learning rate, as parts of its peak.</summary>
public sealed record ScheduleOptions
{
    [Description("Shape of the course.")]
    public ScheduleShape Shape { get; init; } = ScheduleShape.Cosine;

    [Description("Part of all steps in which the rate rises to its peak.")]
    [Range(0.0, 0.9)]
    public double WarmUpFraction { get; init; } = 0.1;

    [Description("Rate from which the warm-up rises, as a part of the peak; without a warm-up it is ignored.")]
    [Range(0.0, 1.0)]
    public double InitialFactor { get; init; }

    [Description("Rate at the last step, as a part of the peak; a constant rate ignores it.")]
    [Range(0.0, 1.0)]
    public double FinalFactor { get; init; }

    /// <summary>The one-cycle policy as it is mostly used: three tenths up from a 25th, down to nearly nothing.</summary>
    public static ScheduleOptions OneCycle { get; } =
        new() { Shape = ScheduleShape.OneCycle, WarmUpFraction = 0.3, InitialFactor = 1 / 25.0, FinalFactor = 4e-6 };
}
