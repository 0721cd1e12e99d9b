using TransferLab.Engine;

namespace TransferLab.Web.Work;

/// <summary>How far a piece of background work is.</summary>
/// <param name="State">Whether it still goes on.</param>
/// <param name="Progress">Its last word; null before it said any.</param>
/// <param name="Problem">What went wrong, where it failed.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record WorkStatus(WorkState State, RunProgress? Progress = null, UserMessage? Problem = null, UserMessage? Remedy = null);
