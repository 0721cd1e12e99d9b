using TransferLab.Engine.Experiments;

namespace TransferLab.Engine.Transferability.Remedies;

/// <summary>Something to try, ready to be run, and what it gained where it was tried.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Title">In a few words.</param>
/// <param name="Why">Why it may help here, with what is known of this case.</param>
/// <param name="Experiment">To be run as it is; null where the user has to do something first (label pictures).</param>
/// <param name="Tried">What came of it; null where it was not tried yet.</param>
public sealed record Remedy(RemedyKind Kind, UserMessage Title, UserMessage Why, Experiment? Experiment, RemedyTrial? Tried = null);
