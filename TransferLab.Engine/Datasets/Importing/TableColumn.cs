namespace TransferLab.Engine.Datasets.Importing;

/// <summary>What a column is for, told by its name in English or French.</summary>
internal enum TableColumn
{
    Other,
    Path,
    Label,
    Partition,
}
