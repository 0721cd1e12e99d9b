namespace TransferLab.Engine.Backbones.Sessions;

/// <summary>How a network takes several pictures.</summary>
internal enum BatchMode
{
    /// <summary>Any number at once, as the file is.</summary>
    AsItIs,

    /// <summary>Any number at once, after the batch that the file fixes was opened.</summary>
    Lifted,

    /// <summary>One after the other, in the batch that the file fixes.</summary>
    Looped,
}
