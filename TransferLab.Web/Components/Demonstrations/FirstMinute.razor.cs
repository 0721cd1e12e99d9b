namespace TransferLab.Web.Components.Demonstrations;

/// <summary>A button each for a visitor who wants to see what this is: transfer that works, that fails, and that makes no difference.</summary>
public sealed partial class FirstMinute;
