using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TransferLab.Engine.Experiments.Steps;

/// <summary>The hash of all that decides a step's product.</summary>
internal static class StepKey
{
    /// <param name="step">Its id, product type and settings count.</param>
    /// <param name="needed">Keys of the products it needs, in the order it names them.</param>
    /// <returns>SHA-256, lower-case hex.</returns>
    public static string Of(ExperimentStep step, IEnumerable<string> needed)
    {
        var decides = string.Join(
            '\n',
            [EngineBuild.Fingerprint, step.Id, step.ProductType.FullName!, JsonSerializer.Serialize(step.Settings, ExperimentJson.Compact), .. needed]);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(decides)));
    }
}
