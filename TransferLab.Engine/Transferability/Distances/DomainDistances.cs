namespace TransferLab.Engine.Transferability.Distances;

/// <summary>How far the pictures at hand lie from those that a backbone learned from, in the backbone's own features. All are near 0 for equal domains, and not below.</summary>
/// <param name="ProxyA">2(1 − 2·error) of a linear classifier that tells both apart, on rows it has not seen: from 0 (cannot) to 2 (always can).</param>
/// <param name="Mmd">Squared maximum mean discrepancy with three Gaussian kernels, each picture's likeness to itself included: never below 0, and a little above it for few rows of equal domains.</param>
/// <param name="Frechet">Squared Fréchet distance of two normal distributions, in units of the source's total variance.</param>
/// <param name="SourceName">What the backbone learned from, as its reference calls it.</param>
public sealed record DomainDistances(double ProxyA, double Mmd, double Frechet, string SourceName);
