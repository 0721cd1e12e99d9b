using Microsoft.Extensions.Logging.Abstractions;
using TransferLab.Engine;
using TransferLab.Tests.Support;
using TransferLab.Web.Wizard;

namespace TransferLab.Tests.Web.Wizard;

public sealed class DraftStoreTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Change_ThenAnotherStore_ReadsTheSameDraft()
    {
        var id = DraftId.New();
        using var first = Store();
        var kept = await first.ChangeAsync(id, draft => draft with
        {
            Name = "Ærø & ✿",
            Guide = new() { Pictures = PictureKind.Drawings },
            Dataset = new() { Id = "d", Version = new('a', 64) },
            Split = new() { Folds = 7, Seed = 3 },
        });

        using var second = Store();
        var found = await second.FindAsync(id);

        Assert.Equal(kept.Name, found!.Name);
        Assert.Equal(kept.Guide, found.Guide);
        Assert.Equal(kept.Dataset, found.Dataset);
        Assert.Equal(kept.Split, found.Split);
        Assert.Equal(kept.Technique.Kind, found.Technique.Kind);
    }

    [Fact]
    public async Task Change_ManyAtOnce_LosesNone()
    {
        var id = DraftId.New();
        using var store = Store();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.ChangeAsync(id, draft => draft with { Seed = draft.Seed + 1 })));

        Assert.Equal(20, (await store.FindAsync(id))!.Seed);
    }

    [Theory, InlineData(""), InlineData("{"), InlineData("null"), InlineData("""{"id":"zzzzzzzzzz","technique":null}""")]
    public async Task Find_DamagedFile_StartsAnewInsteadOfFailing(string content)
    {
        var id = DraftId.New();
        using var store = Store();
        await store.ChangeAsync(id, draft => draft);
        await File.WriteAllTextAsync(Path.Combine(folder["drafts"], $"{id}.json"), content);

        Assert.Null(await store.FindAsync(id));
        Assert.Empty(await store.LatestAsync(5));
        Assert.Equal(1, (await store.ChangeAsync(id, draft => draft with { Seed = 1 })).Seed);
    }

    [Fact]
    public async Task Change_FileCannotBeReadJustNow_IsRefusedInsteadOfStartingAnew()
    {
        var id = DraftId.New();
        using var store = Store();
        await store.ChangeAsync(id, draft => draft with { Name = "kept" });
        var file = Path.Combine(folder["drafts"], $"{id}.json");
        var content = await File.ReadAllTextAsync(file);
        await using (new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            await Assert.ThrowsAsync<TransferLabException>(() => store.ChangeAsync(id, draft => draft with { Seed = 1 }));
        }

        Assert.Equal(content, await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task State_ChangedElsewhere_SeesIt()
    {
        using var store = Store();
        using var here = new WizardState(store);
        using var there = new WizardState(store);
        var id = DraftId.New();
        await here.OpenAsync(id);
        await there.OpenAsync(id);
        await here.ChangeAsync(draft => draft with { Name = "one" });

        await there.ChangeAsync(draft => draft with { Seed = 5 });

        Assert.Equal(("one", 5), (here.Draft.Name, here.Draft.Seed));
    }

    private DraftStore Store() => new(new DataFolder(folder.Path), TimeProvider.System, NullLogger<DraftStore>.Instance);
}
