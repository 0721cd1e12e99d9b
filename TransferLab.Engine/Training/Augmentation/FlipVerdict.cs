namespace TransferLab.Engine.Training.Augmentation;

/// <summary>Whether mirrored pictures look like pictures of the same data.</summary>
/// <param name="OrientedShare">Part of the pictures whose most similar other picture is turned the same way; one half where left and right mean nothing.</param>
/// <param name="Pictures">How many were compared.</param>
/// <param name="IsSafe">Whether mirroring is proposed.</param>
/// <param name="Reason">In a sentence.</param>
public sealed record FlipVerdict(double OrientedShare, int Pictures, bool IsSafe, UserMessage Reason);
