using TransferLab.Engine.Backbones.Anatomy;
using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Sessions;

/// <summary>Opens the part of a network that is needed.</summary>
internal static class NetworkSessions
{
    public static RowSession OpenFeatures(OnnxGraph graph, NetworkAnatomy anatomy, BatchMode mode, IReadOnlyList<int> pictureShape, int threads = 1) =>
        new(SafeModel.BytesOf(FeatureGraph.Features(graph, anatomy, mode == BatchMode.Lifted)), pictureShape, BatchOf(anatomy, mode), threads);

    public static RowSession OpenProbabilities(OnnxGraph graph, NetworkAnatomy anatomy, BatchMode mode, IReadOnlyList<int> pictureShape, int threads = 1) =>
        new(SafeModel.BytesOf(FeatureGraph.Probabilities(graph, anatomy, mode == BatchMode.Lifted)), pictureShape, BatchOf(anatomy, mode), threads);

    private static int? BatchOf(NetworkAnatomy anatomy, BatchMode mode) =>
        mode == BatchMode.Looped ? anatomy.Input.FixedBatch ?? 1 : null;
}
