using System.Text.Json.Serialization;

namespace TransferLab.Engine.Heads;

/// <summary>Everything about a head that decides its result, seed and data aside; each value has a default.</summary>
public abstract record HeadOptions
{
    /// <summary>The head they belong to, e.g. <c>logistic-regression</c>.</summary>
    [JsonIgnore]
    public abstract string HeadId { get; }
}
