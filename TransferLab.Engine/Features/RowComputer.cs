namespace TransferLab.Engine.Features;

/// <summary>What a network is asked for: a batch of pictures in, one row each out.</summary>
/// <param name="pictures">Preprocessed pictures, one after the other.</param>
/// <param name="count">How many.</param>
/// <param name="rows">Takes the result.</param>
internal delegate void RowComputer(Memory<float> pictures, int count, Memory<float> rows, CancellationToken cancellationToken);
