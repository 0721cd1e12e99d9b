namespace TransferLab.Engine.Experiments;

/// <summary>How long a step of a finished run took.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Elapsed">From its start to the saving of its product.</param>
/// <param name="Reused">Its product was there already.</param>
public sealed record StepTiming(string Step, TimeSpan Elapsed, bool Reused);
