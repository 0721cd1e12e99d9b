namespace TransferLab.Web.Components.Charts;

/// <summary>The numbers behind a chart, written out.</summary>
/// <param name="Columns">Headings; the first column names the row.</param>
/// <param name="Rows">One text per column.</param>
public sealed record NumbersTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
