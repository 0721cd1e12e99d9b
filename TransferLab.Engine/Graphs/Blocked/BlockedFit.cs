using TransferLab.Engine.Graphs.Gradients;

namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>What has a blocked form that pays, for a given size of a block.</summary>
/// <param name="Block">Channels in a block; 0 where there are no such kernels.</param>
internal readonly record struct BlockedFit(long Block)
{
    public bool Exists => Block > 0;

    /// <summary>Channels with those that fill the last block.</summary>
    public long Padded(long channels) => (channels + Block - 1) / Block * Block;

    /// <summary>The reordering kernels want multiples of 4; fewer channels than a block would mostly compute padding.</summary>
    public bool Channels(long channels) => Exists && channels >= Block && channels % 4 == 0;

    public bool Conv(ConvShapes shapes)
    {
        if (shapes.Window.Rank != 2 || shapes.SmallPositions == 1 || !Channels(shapes.Filters))
        {
            return false;
        }

        return shapes.Groups == 1
            ? shapes.Channels < Block || shapes.Channels % 4 == 0
            : shapes.IsDepthwise || (shapes.Channels / shapes.Groups % Block == 0 && shapes.Filters / shapes.Groups % Block == 0);
    }

    /// <summary>The way back through a convolution.</summary>
    public bool ConvTranspose(ConvShapes shapes)
    {
        var window = shapes.Window;
        return window.Rank == 2 && shapes.SmallPositions > 1 && shapes.LargePositions > 1
            && Channels(shapes.Filters) && Channels(shapes.Channels)
            && (shapes.Groups == 1 || shapes.IsDepthwise)
            && (window.Strides.All(stride => stride == 1) || window.Dilations.All(dilation => dilation == 1))
            && Enumerable.Range(0, 2).All(axis => window.PadsBegin[axis] < window.Extent(axis) && window.PadsEnd[axis] < window.Extent(axis));
    }

    /// <summary>Kernels with batch and channels changed: examples must fill blocks, and a single tap is a product of matrices anyway.</summary>
    public bool WeightGradient(ConvShapes shapes) =>
        Exists && shapes.Groups == 1 && shapes.Window.Rank == 2 && shapes.Batch % Block == 0
        && shapes.SmallPositions > 1 && Channels(shapes.Filters) && shapes.Window.Kernel.Any(side => side > 1);

    public bool DepthwiseWeightGradient(ConvShapes shapes) =>
        shapes.IsDepthwise && shapes.Window.Rank == 2 && shapes.SmallPositions > 1 && Channels(shapes.Channels);
}
