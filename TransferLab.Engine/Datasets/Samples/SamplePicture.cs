namespace TransferLab.Engine.Datasets.Samples;

/// <summary>One picture of a sample task before it is drawn.</summary>
/// <param name="Path">As in a folder of class folders, e.g. <c>train/plum/012.jpg</c>.</param>
/// <param name="ClassName">The label it is given, right or wrong.</param>
/// <param name="Seed">Decides every pixel.</param>
/// <param name="Variant">What the task draws differently: a fault, a shade; 0 for none.</param>
public sealed record SamplePicture(string Path, string ClassName, int Seed, int Variant = 0);
