namespace TransferLab.Engine.Backbones;

/// <summary>What a model file cannot tell.</summary>
public enum BackboneQuestion
{
    /// <summary>The file takes pictures of any size: which did it learn on?</summary>
    InputSize,

    /// <summary>Which mean and deviation: with labelled pictures they can be proposed.</summary>
    ValueRange,

    /// <summary>Red or blue first; proposed together with the range.</summary>
    ChannelOrder,
}
