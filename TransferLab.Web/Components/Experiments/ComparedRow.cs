namespace TransferLab.Web.Components.Experiments;

/// <summary>One line of a comparison.</summary>
/// <param name="Name">What is compared.</param>
/// <param name="Values">One per experiment.</param>
/// <param name="MarksDifference">False for measures, which always differ.</param>
public sealed record ComparedRow(string Name, IReadOnlyList<string> Values, bool MarksDifference = true)
{
    public bool Differs => MarksDifference && Values.Distinct().Count() > 1;
}
