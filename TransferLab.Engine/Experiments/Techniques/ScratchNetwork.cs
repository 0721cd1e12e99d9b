namespace TransferLab.Engine.Experiments.Techniques;

/// <summary>Networks that start from random weights.</summary>
public enum ScratchNetwork
{
    /// <summary>A residual network of 174,000 parameters, for pictures of 32 to 96 pixels.</summary>
    SmallResidual,

    /// <summary>A network of depthwise separable convolutions of about 100,000 parameters, for pictures of 128 to 224 pixels.</summary>
    SmallSeparable,

    /// <summary>The architecture of the experiment's backbone, without what it had learned.</summary>
    SameArchitecture,
}
