using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using TransferLab.Engine;
using TransferLab.Tests.Support;
using TransferLab.Web.Uploads;

namespace TransferLab.Tests.Contracts.Documents;

/// <summary>Every setting is in the README, and those in <c>appsettings.json</c> exist and have the default that the code has.</summary>
public sealed class SettingsTests
{
    private static readonly Type[] Options = [.. new[] { typeof(TransferLabException).Assembly, typeof(UploadOptions).Assembly }
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => SectionOf(type)?.StartsWith("TransferLab", StringComparison.Ordinal) == true)];

    [Fact]
    public void Readme_NamesEverySetting()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

        Assert.InRange(Options.Length, 8, 100);
        Assert.All(Options.SelectMany(type => type.GetProperties().Where(property => property.CanWrite)), property =>
            Assert.True(readme.Contains($"{SectionOf(property.DeclaringType!)}:{property.Name}`", StringComparison.Ordinal) || readme.Contains($", `{property.Name}`", StringComparison.Ordinal),
                $"{SectionOf(property.DeclaringType!)}:{property.Name} is not in the README."));
    }

    [Fact]
    public void AppSettings_Values_AreTheDefaults()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "appsettings.json")));
        foreach (var section in settings.RootElement.GetProperty("TransferLab").EnumerateObject().Where(section => section.Value.ValueKind == JsonValueKind.Object))
        {
            var type = Assert.Single(Options, type => SectionOf(type) == $"TransferLab:{section.Name}");
            foreach (var value in section.Value.EnumerateObject())
            {
                var property = type.GetProperty(value.Name);
                Assert.True(property is not null, $"{type.Name} has no {value.Name}.");
                Assert.Equal(property.GetValue(Activator.CreateInstance(type))?.ToString(), value.Value.ToString());
            }
        }
    }

    [Fact]
    public void Defaults_AreInTheirRange() =>
        Assert.All(Options.Select(Activator.CreateInstance), options => Validator.ValidateObject(options!, new ValidationContext(options!), validateAllProperties: true));

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;
}
