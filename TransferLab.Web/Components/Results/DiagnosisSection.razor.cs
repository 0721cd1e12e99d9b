using Microsoft.AspNetCore.Components;
using TransferLab.Engine.Evaluation;

namespace TransferLab.Web.Components.Results;

/// <summary>The gap between training and test, what it means and what to do about it.</summary>
public sealed partial class DiagnosisSection
{
    [Parameter, EditorRequired]
    public required Diagnosis Diagnosis { get; set; }
}
