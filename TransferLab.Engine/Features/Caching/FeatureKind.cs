namespace TransferLab.Engine.Features.Caching;

/// <summary>What a row of numbers is.</summary>
internal enum FeatureKind
{
    Features,
    SourceProbabilities,
}
