namespace TransferLab.Engine.Features.Caching;

/// <summary>Takes a row that was found; returns false when nothing more is wanted.</summary>
internal delegate bool RowTaker(PictureHash hash, ReadOnlySpan<float> row);
