using TransferLab.Engine.Evaluation;
using TransferLab.Engine.Transferability.Risk;

namespace TransferLab.Engine.Transferability.TrackRecord;

/// <summary>What was advised about one backbone; nulls where it could not be judged.</summary>
public sealed record AdvisedBackbone(string BackboneId, string Sha256, int? Rank, Estimate? ExpectedAccuracy, double? RiskProbability, RiskLevel? RiskLevel);
