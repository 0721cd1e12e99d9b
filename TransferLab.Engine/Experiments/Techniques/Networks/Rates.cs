namespace TransferLab.Engine.Experiments.Techniques.Networks;

/// <summary>Highest learning rates of AdamW where none is given: the fewer numbers are tuned, the farther they may move.</summary>
internal static class Rates
{
    public static double Of(TuningScope tuned) => tuned switch
    {
        TuningScope.BiasAndNorm => 3e-3,
        TuningScope.LowRankAdapters => 2e-3,
        TuningScope.LastBlocks => 1e-3,
        _ => 5e-4,
    };
}
