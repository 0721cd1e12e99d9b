namespace TransferLab.Engine.Experiments;

/// <summary>For techniques without options.</summary>
public sealed record NoOptions;
