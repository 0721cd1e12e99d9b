using System.Security.Cryptography;
using System.Text;
using TransferLab.Engine;
using TransferLab.Engine.Features;
using TransferLab.Engine.Transferability.Sources;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Transferability;

public sealed class SourceReferenceTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSameButForHalfPrecision()
    {
        var reference = Draw();

        var read = SourceReferenceFile.Read(SourceReferenceFile.Write(reference), "toy");

        Assert.Equal((reference.Name, reference.BackboneSha256, reference.PreprocessingKey, reference.Count, reference.Width, reference.Tone),
            (read.Name, read.BackboneSha256, read.PreprocessingKey, read.Count, read.Width, read.Tone));
        Assert.Equal(reference.TotalVariance, read.TotalVariance, 1e-4 * reference.TotalVariance);
        Assert.All(Enumerable.Range(0, reference.Rows.Values.Length), i => Assert.Equal(reference.Rows.Values[i], read.Rows.Values[i], 2e-3f * Math.Max(1, Math.Abs(reference.Rows.Values[i]))));
    }

    /// <summary>Files that were written before sources had a French name.</summary>
    [Fact]
    public void Read_WithoutAFrenchName_TakesTheOtherForIt()
    {
        var text = Encoding.Latin1.GetString(SourceReferenceFile.Write(Draw()));
        var older = Encoding.Latin1.GetBytes(text.Replace("\"NameFr\":\"jouet\"", "\"Nobody\":\"jouet\"", StringComparison.Ordinal));
        SHA256.HashData(older.AsSpan(0, older.Length - SHA256.HashSizeInBytes)).CopyTo(older, older.Length - SHA256.HashSizeInBytes);

        Assert.Equal(LocalizedText.Same("toy"), SourceReferenceFile.Read(older, "toy").Name);
    }

    [Fact]
    public void Read_AnyByteChangedOrMissing_IsRefusedInWords()
    {
        var bytes = SourceReferenceFile.Write(Draw());

        foreach (var at in new[] { 0, 9, 40, bytes.Length / 2, bytes.Length - 1 })
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 4;
            Assert.Throws<TransferLabException>(() => SourceReferenceFile.Read(changed, "toy"));
            Assert.Throws<TransferLabException>(() => SourceReferenceFile.Read(bytes.AsSpan(0, at), "toy"));
        }
    }

    [Fact]
    public void Of_OnePicture_IsRefusedInWords() =>
        Assert.Throws<TransferLabException>(() => SourceReference.Of(LocalizedText.Same("one"), "00", "key", new([1, 2], 1, 2), null));

    [Fact]
    public void Of_MoreRowsThanAreKept_SpreadsThemEvenly()
    {
        var features = new FeatureMatrix([.. Enumerable.Range(0, 1000).SelectMany(i => new[] { i, 1f / (i + 1) })], 1000, 2);

        var reference = SourceReference.Of(LocalizedText.Same("many"), "00", "key", features, null);

        Assert.Equal(SourceReference.MostRows, reference.Rows.Rows);
        Assert.Equal(499.5, reference.Mean[0], 1e-9);
        Assert.Equal(reference.Mean[0], reference.Rows.Values.ToArray().Where((_, i) => i % 2 == 0).Average(value => (double)value), 5.0);
    }

    [Fact]
    public void Tone_OfGreyStripes_IsGreyAndBusy()
    {
        var stripes = new FeatureMatrix([.. Enumerable.Range(0, 3072).Select(i => i / 3 % 2 == 0 ? 0f : 1f)], 1, 3072);

        var tone = PictureTone.Of(stripes);

        Assert.Equal((1, 0, 0.5, 0.5, 0.5), (tone.GreyShare, tone.Saturation, Math.Round(tone.Brightness, 9), Math.Round(tone.Contrast, 9), Math.Round(tone.Busyness, 9)));
    }

    private static SourceReference Draw()
    {
        var (features, _) = Blobs.Draw(perClass: 60, classes: 3, width: 40, seed: 5);
        return SourceReference.Of(new("toy", "jouet"), "abc", "key", features, new(0.5, 0.1, 0.4, 0.2, 0.1));
    }
}
