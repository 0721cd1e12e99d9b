namespace TransferLab.Engine.Transferability.Advising;

/// <summary>How well the backbones were ranked on one data set: weighted Kendall τ against measured accuracy.</summary>
/// <param name="Dataset">Its name.</param>
/// <param name="Backbones">How many were ranked.</param>
/// <param name="Tau">Of the advice.</param>
/// <param name="TauBySize">Of "the bigger network".</param>
/// <param name="TauByImageNet">Of "the better ImageNet accuracy".</param>
public sealed record RankingQuality(string Dataset, int Backbones, double Tau, double TauBySize, double TauByImageNet);
