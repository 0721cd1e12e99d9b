namespace TransferLab.Web.Components.Advisor;

/// <summary>Names the translations of this folder: English is the key, <c>Texts.fr.resx</c> has the French.</summary>
public sealed class Texts;
