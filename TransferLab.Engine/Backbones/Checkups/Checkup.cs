using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using TransferLab.Engine.Backbones.Anatomy;
using TransferLab.Engine.Backbones.Sessions;
using TransferLab.Engine.Graphs;

namespace TransferLab.Engine.Backbones.Checkups;

/// <summary>Opens a network and tries it: do single pictures and batches give the same features, are they numbers, do they depend on the picture?</summary>
internal static class Checkup
{
    private const int DefaultSide = 224;

    /// <exception cref="TransferLabException">The network cannot be used; the exception says why.</exception>
    public static CheckupReport Run(CheckupRequest request)
    {
        var (graph, anatomy) = Screening.Read(request.File, request.FeatureTensor);
        var pictures = TestPictures.Of(anatomy.Input, Or(request.Height), Or(request.Width));
        try
        {
            return Try(graph, anatomy, pictures);
        }
        catch (OnnxRuntimeException failure)
        {
            throw RuntimeRefusal.Of(Path.GetFileName(request.File), failure);
        }

        static int Or(int side) => side > 0 ? side : DefaultSide;
    }

    private static CheckupReport Try(OnnxGraph graph, NetworkAnatomy anatomy, TestPictures pictures)
    {
        foreach (var mode in ModesFor(anatomy.Input.FixedBatch))
        {
            var last = mode == BatchMode.Looped;
            try
            {
                using var session = NetworkSessions.OpenFeatures(graph, anatomy, mode, pictures.Shape);
                var trial = FeatureTrial.Run(session, pictures);
                if (trial.BatchAgrees || last)
                {
                    trial.Demand();
                    return new(anatomy, mode, trial.Width, LogitsWidth(graph, anatomy, mode, pictures), trial.MillisecondsPerPicture);
                }
            }
            catch (OnnxRuntimeException) when (!last)
            {
                // The next mode asks less of the graph.
            }
        }

        throw new UnreachableException();
    }

    private static BatchMode[] ModesFor(int? fixedBatch) => fixedBatch switch
    {
        null => [BatchMode.AsItIs, BatchMode.Looped],
        1 => [BatchMode.Lifted, BatchMode.Looped],
        _ => [BatchMode.Looped],
    };

    /// <summary>A classifier that does not work in batches costs only the scores that need one.</summary>
    private static int? LogitsWidth(OnnxGraph graph, NetworkAnatomy anatomy, BatchMode mode, TestPictures pictures)
    {
        if (anatomy.Logits is null)
        {
            return null;
        }

        try
        {
            using var session = NetworkSessions.OpenProbabilities(graph, anatomy, mode, pictures.Shape);
            var count = mode == BatchMode.Looped ? anatomy.Input.FixedBatch ?? 1 : 1;
            return session.ShapeOfRows(pictures.Repeated(count), count) is [var rows, > 1 and <= int.MaxValue and var width] && rows == count ? (int)width : null;
        }
        catch (OnnxRuntimeException) when (mode == BatchMode.Lifted)
        {
            return null;
        }
    }
}
