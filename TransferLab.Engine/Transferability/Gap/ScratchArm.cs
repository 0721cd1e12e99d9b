namespace TransferLab.Engine.Transferability.Gap;

/// <summary>One way from nothing, and how it did where the strongest was chosen.</summary>
/// <param name="Method">Which one.</param>
/// <param name="InnerAccuracy">On a quarter of the training part that it had not learned from; null where it was not tried.</param>
/// <param name="MultiplyAdds">Spent on one training; 0 for the pixels, whose work is not counted so.</param>
/// <param name="LeftOut">Why it was not tried; null where it was.</param>
public sealed record ScratchArm(ScratchMethod Method, double? InnerAccuracy, double MultiplyAdds, UserMessage? LeftOut = null);
