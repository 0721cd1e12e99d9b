using TransferLab.Engine.Transferability.Advising;
using TransferLab.Engine.Transferability.Risk;

namespace TransferLab.Benchmarks;

/// <summary>How good ranking, intervals and risk verdicts are on data sets that were left out of the fits, from the shipped measurements.</summary>
public sealed class AdviceQualityFigure : IFigure
{
    public string Name => "advice-quality";

    public string Summary => "weighted Kendall tau, coverage of intervals and AUC of the risk, each data set left out of the fit";

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var probes = Environment.GetEnvironmentVariable("TRANSFERLAB_PROBES") is { } table ? AccuracyCalibration.Read(table) : AccuracyCalibration.ReadShipped();
        var rankings = AdviceQuality.Rankings(probes);
        foreach (var one in rankings)
        {
            await output.WriteLineAsync(FormattableString.Invariant($"{one.Dataset,-26}{one.Backbones,3} backbones   tau {one.Tau,6:0.000}   by size {one.TauBySize,6:0.000}   by ImageNet {one.TauByImageNet,6:0.000}"));
        }

        await output.WriteLineAsync(FormattableString.Invariant($"{"mean",-39}   tau {rankings.Average(one => one.Tau),6:0.000}   by size {rankings.Average(one => one.TauBySize),6:0.000}   by ImageNet {rankings.Average(one => one.TauByImageNet),6:0.000}"));
        var (covered, width, cases) = AdviceQuality.Coverage(probes);
        await output.WriteLineAsync(FormattableString.Invariant($"intervals: {covered} of {cases} hold the measured accuracy ({100.0 * covered / cases:0.0} %), mean width {100 * width:0.0} points; deviation {AccuracyCalibration.Fit(probes).Deviation:0.00}"));

        var risk = RiskQuality.LeftOut(Environment.GetEnvironmentVariable("TRANSFERLAB_RISK") is { } folder ? RiskQuality.Read(Path.Combine(folder, "risk-cases.csv")) : RiskAssessor.Cases);
        await output.WriteLineAsync(FormattableString.Invariant($"risk: {risk.Cases} cases of {risk.Families} families, {risk.Negative} negative, {risk.ClearlyNegative} clearly; AUC {risk.Auc:0.000}, between {risk.AucInterval.Low:0.000} and {risk.AucInterval.High:0.000} (clear cases only {risk.AucOfClear:0.000}), Brier {risk.Brier:0.000}; {risk.CalledLow} called low, {risk.ClearlyNegativeCalledLow} of them clearly negative; {risk.CalledHigh} called high, {risk.PositiveCalledHigh} of them clearly positive"));
    }
}
