using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Sessions;

/// <summary>The sessions of one network: the features' at once, the classifier's when somebody asks.</summary>
internal sealed class SharedNetwork : IDisposable
{
    private readonly Lazy<RowSession> probabilities;

    public SharedNetwork(string file, CheckupReport report, Preprocessing preprocessing)
    {
        Report = report;
        var input = report.Anatomy.Input;
        var (height, width) = (input.Height ?? preprocessing.Height, input.Width ?? preprocessing.Width);
        int[] shape = input.Layout == InputLayout.Nchw ? [input.Channels, height, width] : [height, width, input.Channels];
        Features = NetworkSessions.OpenFeatures(OnnxFile.Read(file), report.Anatomy, report.Mode, shape);
        probabilities = new(() => NetworkSessions.OpenProbabilities(OnnxFile.Read(file), report.Anatomy, report.Mode, shape));
    }

    public CheckupReport Report { get; }

    public RowSession Features { get; }

    public RowSession Probabilities => probabilities.Value;

    public void Dispose()
    {
        Features.Dispose();
        if (probabilities.IsValueCreated)
        {
            probabilities.Value.Dispose();
        }
    }
}
