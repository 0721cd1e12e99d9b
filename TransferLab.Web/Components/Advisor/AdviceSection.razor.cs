using TransferLab.Engine.Transferability.Advising;

namespace TransferLab.Web.Components.Advisor;

/// <summary>Compares the networks at hand on the draft's pictures and offers the most promising first.</summary>
public sealed partial class AdviceSection
{
    private Task ChooseAsync(BackboneAdvice line) => State.ChangeAsync(draft => draft with
    {
        Backbone = new() { Id = line.BackboneId, Sha256 = line.Sha256 },
        BackboneName = line.Name,
    });
}
