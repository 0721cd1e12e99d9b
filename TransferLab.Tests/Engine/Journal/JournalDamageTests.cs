using CsCheck;
using TransferLab.Engine.Experiments;
using TransferLab.Engine.Journal;

namespace TransferLab.Tests.Engine.Journal;

/// <summary>Whatever happens to its files, a journal opens, keeps what can be kept, and takes new runs.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private readonly JournalFolder whole = new();

    private static readonly Gen<Action<byte[]>> Flip =
        from places in Gen.Double[0, 1].Array[1, 40]
        from value in Gen.Byte
        select new Action<byte[]>(bytes => Array.ForEach(places, place => bytes[(int)(place * (bytes.Length - 1))] ^= (byte)(value | 1)));

    private static readonly Gen<Action<byte[]>> Overwrite =
        from place in Gen.Double[0, 1]
        from filling in Gen.Byte.Array[1, 20_000]
        select new Action<byte[]>(bytes => filling.AsSpan(0, Math.Min(filling.Length, bytes.Length - (int)(place * (bytes.Length - 1)))).CopyTo(bytes.AsSpan((int)(place * (bytes.Length - 1)))));

    private static readonly Gen<Action<byte[]>> Zero =
        from page in Gen.Double[0, 1]
        from pages in Gen.Int[1, 5]
        select new Action<byte[]>(bytes =>
        {
            var first = (int)(page * (bytes.Length / 8192)) * 8192;
            Array.Clear(bytes, Math.Min(first, bytes.Length), Math.Min(pages * 8192, bytes.Length - Math.Min(first, bytes.Length)));
        });

    private static readonly Gen<Action<byte[]>> AnyDamage = Gen.OneOf(Flip, Overwrite, Zero);

    public void Dispose() => whole.Dispose();

    [Fact]
    public void Open_AnyDamageToTheDatabase_LosesNothing()
    {
        var ids = Filled(whole, 12);
        Gen.Select(AnyDamage, Gen.Double[0, 1], Gen.Bool).Sample(
            (damage, keep, cut) =>
            {
                using var folder = whole.Copy();
                Damage(folder.Folder.Journal, damage, cut ? keep : 1);

                RequireAllAndMore(folder, ids);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void Open_AnyDamageToAnEntry_IsRestoredFromTheDatabase()
    {
        var ids = Filled(whole, 6);
        Gen.Select(AnyDamage, Gen.Double[0, 1], Gen.Int[0, 5]).Sample(
            (damage, keep, which) =>
            {
                using var folder = whole.Copy();
                Damage(folder.EntryOf(ids[which]), damage, keep);

                RequireAllAndMore(folder, ids);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void Open_AnyDamageToEverything_StillOpensAndTakesRuns()
    {
        var ids = Filled(whole, 6);
        Gen.Select(AnyDamage, Gen.Double[0, 1], Gen.Int[0, 5]).Sample(
            (damage, keep, which) =>
            {
                using var folder = whole.Copy();
                Damage(folder.Folder.Journal, damage, keep);
                Damage(folder.EntryOf(ids[which]), damage, keep);

                using var opened = folder.Open();
                Assert.InRange(opened.List().Count, 5, 6);
                JournalFolder.RequireWhole(opened, JournalFolder.Add(opened, 7), 7);
            },
            iter: 40,
            threads: 1);
    }

    [Fact]
    public void Open_DatabaseGone_IsMadeAnewFromTheFiles()
    {
        var folder = whole;
        var ids = Filled(folder, 30);
        File.Delete(folder.Folder.Journal);

        RequireAllAndMore(folder, ids);
    }

    [Fact]
    public void Open_EntryFilesGone_AreRestoredFromTheDatabase()
    {
        var folder = whole;
        var ids = Filled(folder, 6);
        ids.ForEach(id => File.Delete(folder.EntryOf(id)));

        using (var journal = folder.Open())
        {
            Assert.Contains("6 runs", Assert.Single(journal.Notices).Problem.ToString(), StringComparison.Ordinal);
        }

        RequireAllAndMore(folder, ids);
    }

    [Fact]
    public void Open_DatabaseAndOneEntryDamaged_LosesThatOneAtMostAndSaysSo()
    {
        var folder = whole;
        var ids = Filled(folder, 6);
        File.WriteAllText(folder.Folder.Journal, "not a database");
        File.WriteAllText(folder.EntryOf(ids[2]), "not an entry");

        using var journal = folder.Open();

        Assert.Equal(5, journal.List().Count);
        Assert.Contains(journal.Notices, notice => notice.Problem.ToString().Contains("made anew", StringComparison.Ordinal));
        Assert.Contains(journal.Notices, notice => notice.Problem.ToString().Contains(ids[2].Value, StringComparison.Ordinal));
        Assert.Single(Directory.GetFiles(folder.Folder.Root, "journal.damaged-*.db"));
        Assert.Equal("not an entry", File.ReadAllText(Assert.Single(Directory.GetFiles(Path.GetDirectoryName(folder.EntryOf(ids[2]))!, "entry.json.damaged-*"))));
    }

    [Fact]
    public void Open_AfterACrash_TakesWhatTheDatabaseMisses()
    {
        var ids = Filled(whole, 3);
        using var journal = whole.Open();
        ids.AddRange(JournalFolder.Fill(journal, 3));
        journal.Delete(ids[1]);
        using var crashed = whole.Copy();
        using var opened = crashed.Open();

        Assert.Equal(5, opened.List().Count);
        Assert.DoesNotContain(opened.List(), run => run.Id == ids[1]);
        JournalFolder.RequireWhole(opened, ids[4], 1);
        Assert.Empty(opened.Notices);
    }

    [Fact]
    public void Open_FileOfTheDatabase_IsReadByLiteDbItself()
    {
        var ids = Filled(whole, 20);

        using (var plain = new LiteDB.LiteDatabase(whole.Folder.Journal))
        {
            Assert.Equal(20, plain.GetCollection("runs").Count());
            plain.GetCollection("notes").Insert(new LiteDB.BsonDocument { ["text"] = new string('x', 20_000) });
        }

        using (var plain = new LiteDB.LiteDatabase(whole.Folder.Journal))
        {
            Assert.Equal(20_000, plain.GetCollection("notes").FindAll().Single()["text"].AsString.Length);
            Assert.Equal(ids.Select(id => id.Value).Order(StringComparer.Ordinal), plain.GetCollection("runs").FindAll().Select(run => run["_id"].AsString));
        }
    }

    [Fact]
    public void Find_EntryDamagedWhileOpen_AnswersFromTheDatabase()
    {
        using var journal = whole.Open();
        var id = JournalFolder.Add(journal, 3);
        File.WriteAllText(whole.EntryOf(id), "overwritten");

        JournalFolder.RequireWhole(journal, id, 3);
    }

    private static List<RunId> Filled(JournalFolder folder, int runs)
    {
        using var journal = folder.Open();
        return JournalFolder.Fill(journal, runs);
    }

    private static void RequireAllAndMore(JournalFolder folder, List<RunId> ids)
    {
        RunId added;
        using (var journal = folder.Open())
        {
            Assert.Equal(ids.Count, journal.List().Count);
            added = JournalFolder.Add(journal, 1000);
        }

        using var again = folder.Open();
        Assert.Empty(again.Notices);
        JournalFolder.RequireWhole(again, added, 1000);
        for (var number = 0; number < ids.Count; number++)
        {
            JournalFolder.RequireWhole(again, ids[number], number);
        }
    }

    private static void Damage(string file, Action<byte[]> damage, double keep)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes.Length > 0)
        {
            damage(bytes);
        }

        File.WriteAllBytes(file, bytes[..(int)(keep * bytes.Length)]);
    }
}
