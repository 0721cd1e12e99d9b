using System.Diagnostics.CodeAnalysis;
using TransferLab.Engine.Backbones.Checkups;

/// <summary>Called by .NET before the entry point of a process that was started with DOTNET_STARTUP_HOOKS; the name and the missing namespace are prescribed.</summary>
[SuppressMessage("Design", "CA1050:Declare types in namespaces", Justification = "Prescribed by .NET.")]
internal sealed class StartupHook
{
    private StartupHook()
    {
    }

    public static void Initialize() => CheckupProcess.RunIfChild();
}
