using System.Text.Json;
using TransferLab.Engine;
using TransferLab.Engine.Heads;

namespace TransferLab.Tests.Engine.Heads;

public sealed class HeadCatalogTests
{
    [Fact]
    public void Cards_AllOfThem_CarryTheirOwnOptions() =>
        Assert.All(HeadCatalog.Cards, card => Assert.Equal(card.Id, card.Defaults.HeadId));

    [Fact]
    public void ReadOptions_OneValue_KeepsTheOtherDefaults()
    {
        var options = HeadCatalog.ReadOptions("logistic-regression", Values("""{ "c": 0.5 }"""));

        Assert.Equal(new LogisticRegressionOptions { C = 0.5 }, options);
    }

    [Fact]
    public void ReadOptions_NamedMetric_IsRead()
    {
        var options = HeadCatalog.ReadOptions("nearest-neighbours", Values("""{ "metric": "Euclidean", "neighbours": 3 }"""));

        Assert.Equal(new NearestNeighboursOptions { Metric = DistanceMetric.Euclidean, Neighbours = 3 }, options);
    }

    [Theory]
    [InlineData("""{ "c": -1 }""", "C")]
    [InlineData("""{ "c": "many" }""", "c")]
    [InlineData("""{ "depth": 3 }""", "depth")]
    public void ReadOptions_WrongValue_IsNamed(string json, string named)
    {
        var error = Assert.Throws<TransferLabException>(() => HeadCatalog.ReadOptions("logistic-regression", Values(json)));

        Assert.Contains(named, error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_UnknownHead_NamesThoseThereAre()
    {
        var error = Assert.Throws<TransferLabException>(() => HeadCatalog.Find("oracle"));

        Assert.Contains("logistic-regression", error.Remedy.ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, JsonElement> Values(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
}
