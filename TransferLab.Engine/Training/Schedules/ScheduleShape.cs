namespace TransferLab.Engine.Training.Schedules;

/// <summary>How the learning rate moves from the first step to the last.</summary>
public enum ScheduleShape
{
    /// <summary>Up in a straight line while warming up, then down along half a cosine.</summary>
    Cosine,

    /// <summary>Up along half a cosine to the peak, then down along another, far below the start.</summary>
    OneCycle,

    /// <summary>Up in a straight line while warming up, then level.</summary>
    Constant,
}
