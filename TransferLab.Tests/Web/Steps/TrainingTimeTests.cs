using System.Text.Json;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using TransferLab.Engine.Datasets;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Experiments.Techniques;
using TransferLab.Tests.Support;
using TransferLab.Victim;
using TransferLab.Web.Components.Techniques;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Steps;

public sealed class TrainingTimeTests : LaboratoryContext
{
    public TrainingTimeTests() => Services.AddSingleton<ITechnique, FromScratch>();

    [Fact]
    public void Measure_WithoutData_WaitsForIt()
    {
        var time = Show(new Draft { Id = DraftId.New(), Technique = new() { Kind = Draft.FromScratch } });

        Assert.True(time.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Measure_Training_SaysTimeAndMemoryUntilTheSettingsChange()
    {
        using var folder = new TemporaryFolder();
        var dataset = await Services.GetRequiredService<DatasetLibrary>().ImportAsync(new FolderSource(ToyPictures.Write(folder.Path)));
        var draft = Complete(dataset, epochs: 2);
        var time = Show(draft);

        time.Find("button").Click();

        time.WaitForElement("dl.facts", TimeSpan.FromMinutes(1));
        Assert.Equal(3, time.FindAll("dd").Count);
        Assert.Matches(@"^[\d.,]+\s(MB|GB)", time.FindAll("dd")[2].TextContent.Trim());
        time.Render(parameters => parameters.Add(component => component.Draft, Complete(dataset, epochs: 2) with { Name = "renamed" }));
        Assert.Equal(3, time.FindAll("dd").Count);
        time.Render(parameters => parameters.Add(component => component.Draft, Complete(dataset, epochs: 3)));
        Assert.Empty(time.FindAll("dl.facts"));
    }

    [Fact]
    public async Task Measure_DataGone_SaysSo()
    {
        using var folder = new TemporaryFolder();
        var library = Services.GetRequiredService<DatasetLibrary>();
        var dataset = await library.ImportAsync(new FolderSource(ToyPictures.Write(folder.Path)));
        library.Delete(dataset.Id);
        var time = Show(Complete(dataset, epochs: 2));

        time.Find("button").Click();

        time.WaitForElement("[role=alert], .notice", TimeSpan.FromMinutes(1));
        Assert.Empty(time.FindAll("dl.facts"));
    }

    private static Draft Complete(Dataset dataset, int epochs) => new()
    {
        Id = DraftId.New(),
        Dataset = new() { Id = dataset.Id, Version = dataset.Version },
        Backbone = new() { Id = "none", Sha256 = new('0', 64) },
        Technique = new()
        {
            Kind = Draft.FromScratch,
            Options = new Dictionary<string, JsonElement>
            {
                ["side"] = JsonSerializer.SerializeToElement(ToyPictures.Side),
                ["training"] = JsonSerializer.SerializeToElement(new { epochs, batchSize = 8 }),
            },
        },
    };

    private IRenderedComponent<TrainingTime> Show(Draft draft) => Render<TrainingTime>(parameters => parameters.Add(component => component.Draft, draft));
}
