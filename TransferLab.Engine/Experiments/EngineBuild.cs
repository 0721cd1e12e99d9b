using System.Reflection;

namespace TransferLab.Engine.Experiments;

/// <summary>Which code computed a result.</summary>
internal static class EngineBuild
{
    // Those whose version may change a result; the assembly's name is the package's.
    private static readonly string[] Packages = ["Microsoft.ML.OnnxRuntime", "Microsoft.ML.Core", "Microsoft.ML.LightGbm", "SkiaSharp", "MathNet.Numerics"];

    /// <summary>Name and version of the engine, the runtime and the packages.</summary>
    public static IReadOnlyDictionary<string, string> Versions { get; } = Read();

    /// <summary>Changes whenever the engine's code or one of the packages does, a developer's rebuild included.</summary>
    public static string Fingerprint { get; } = string.Join(
        ';',
        Versions.Select(version => $"{version.Key}={version.Value}").Append(typeof(EngineBuild).Module.ModuleVersionId.ToString("N")));

    private static Dictionary<string, string> Read()
    {
        var versions = new Dictionary<string, string>
        {
            ["TransferLab"] = VersionOf(typeof(EngineBuild).Assembly),
            [".NET"] = Environment.Version.ToString(),
        };
        foreach (var package in Packages)
        {
            versions[package] = VersionOf(Assembly.Load(package));
        }

        return versions;
    }

    // The part after "+" is the commit.
    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? assembly.GetName().Version?.ToString()
        ?? "?";
}
