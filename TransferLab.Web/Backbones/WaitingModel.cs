using TransferLab.Engine.Backbones;
using TransferLab.Web.Uploads;

namespace TransferLab.Web.Backbones;

/// <summary>A model file that was looked at and waits for the user's answers.</summary>
/// <param name="Inspection">What was found out about it.</param>
/// <param name="Upload">Where the file lies in one; kept until the answers are given.</param>
/// <param name="Proposals">Ways to scale pixels, tried on the user's pictures, best first; null while there are none.</param>
public sealed record WaitingModel(BackboneInspection Inspection, Upload? Upload, IReadOnlyList<RangeProposal>? Proposals = null);
