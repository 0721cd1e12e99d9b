namespace TransferLab.Engine.Training;

/// <summary>What random numbers are drawn for. The numbers decide results: never renumber.</summary>
internal enum SeedPurpose
{
    Order = 1,
    Augmentation = 2,
    Mixing = 3,
    Weights = 4,
    Validation = 5,
    Head = 6,
    Flip = 7,
}
