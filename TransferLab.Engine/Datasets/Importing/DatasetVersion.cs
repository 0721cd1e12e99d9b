using System.Security.Cryptography;
using System.Text;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>One hash for all that decides a result on a data set, but for groups by folder: the same pictures may lie in other folders.</summary>
internal static class DatasetVersion
{
    /// <param name="classes">In ordinal order.</param>
    /// <param name="examples">By class, then content hash.</param>
    public static string Of(IReadOnlyList<string> classes, IReadOnlyList<Example> examples)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in classes)
        {
            Add($"class {name.Length} {name}\n");
        }

        foreach (var example in examples)
        {
            Add($"{example.ClassIndex} {(int)example.Partition} {example.ContentHash}\n");
            foreach (var (name, value) in example.Columns ?? new Dictionary<string, string>())
            {
                Add($"column {name.Length} {name} {value.Length} {value}\n");
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
