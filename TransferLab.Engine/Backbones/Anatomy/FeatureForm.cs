namespace TransferLab.Engine.Backbones.Anatomy;

/// <summary>The shape of a tensor that becomes features.</summary>
internal enum FeatureForm
{
    /// <summary>(batch, width), or more sides that are laid flat.</summary>
    Vector,

    /// <summary>(batch, width, height, width of the map): averaged over the map.</summary>
    ChannelsFirstMap,

    /// <summary>(batch, height, width of the map, width): averaged over the map.</summary>
    ChannelsLastMap,

    /// <summary>(batch, tokens, width): averaged over the tokens.</summary>
    Tokens,
}
