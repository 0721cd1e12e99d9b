using CsCheck;
using Google.Protobuf;
using TransferLab.Engine;
using TransferLab.Engine.Backbones;
using TransferLab.Engine.Backbones.Checkups;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Protocol;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Backbones;

/// <summary>Files that must not come in, each with the reason that the user reads.</summary>
public sealed class BadModelTests
{
    [Theory]
    [InlineData("", "no graph")]
    [InlineData("This is a text about flowers, not a network.", "no complete ONNX model")]
    public async Task Inspect_NoModelAtAll_IsSaid(string content, string said)
    {
        using var fixture = new BackboneFixture();
        File.WriteAllText(fixture.Folder["notes.onnx"], content);

        Assert.Contains(said, await RefusalAsync(fixture, fixture.Folder["notes.onnx"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_NotThere_IsSaid()
    {
        using var fixture = new BackboneFixture();

        Assert.Contains("is not there", await RefusalAsync(fixture, fixture.Folder["gone.onnx"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_CutInHalf_IsSaid()
    {
        using var fixture = new BackboneFixture();
        var bytes = OnnxFile.ToBytes(Networks.Classifier());

        Assert.Contains("cut off", await RefusalAsync(fixture, bytes[..(bytes.Length / 2)]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_TextModel_IsSaid()
    {
        using var fixture = new BackboneFixture();
        var g = new GraphBuilder();
        var ids = g.Input("input_ids", ElementType.Int64, "batch", "sequence");
        g.Output(g.Apply("Gather", [g.Initializer("table", Networks.Random(1, 100, 8)), ids]), "last_hidden_state", ElementType.Float, ["batch", "sequence", 8]);

        Assert.Contains("text model", await RefusalAsync(fixture, OnnxFile.ToBytes(g.Graph)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_OperatorOfSomebodysOwn_NamesOperatorAndNode()
    {
        using var fixture = new BackboneFixture();
        var graph = Networks.With((g, x) => g.Apply("Sparkle", [x], outputs: 1, domain: "com.example")[0]);

        var refusal = await RefusalAsync(fixture, OnnxFile.ToBytes(graph));

        Assert.Contains("Sparkle of com.example (node Sparkle_1)", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_UnknownOperatorOfOnnx_IsNamed()
    {
        using var fixture = new BackboneFixture();

        var refusal = await RefusalAsync(fixture, OnnxFile.ToBytes(Networks.With((g, x) => g.Apply("Sparkle", [x]))));

        Assert.Contains("Sparkle", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../secret.bin")]
    [InlineData("/etc/passwd")]
    public async Task Inspect_DataOutsideItsFolder_IsRefused(string location)
    {
        using var fixture = new BackboneFixture();
        var file = ExternalModel.Write(Networks.Classifier(), fixture.Folder.Path, location);

        Assert.Contains("outside its folder", await RefusalAsync(fixture, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_DataOutsideInsideAConstantNode_IsRefused()
    {
        using var fixture = new BackboneFixture();
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(Networks.With((g, x) => g.Apply("Add", [x, g.Apply("Constant", [], ("value", OnnxTensor.Scalar(1)))]))));
        var tensor = model.Graph.Node.Single(node => node.OpType == "Constant").Attribute[0].T;
        tensor.ClearRawData();
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "/etc/passwd" });

        var refusal = await RefusalAsync(fixture, model.ToByteArray());

        Assert.Contains("another file", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_DataFileClaimsTerabytes_IsRefused()
    {
        using var fixture = new BackboneFixture();
        var file = ExternalModel.Write(Networks.Classifier(), fixture.Folder.Path, "weights.bin", claimedLength: "5000000000000");

        await RefusalAsync(fixture, file);
    }

    [Fact]
    public async Task Inspect_TensorClaimsTerabytes_IsRefused()
    {
        using var fixture = new BackboneFixture();
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(Networks.Classifier()));
        model.Graph.Initializer[0].Dims[0] = 1L << 42;

        await RefusalAsync(fixture, model.ToByteArray());
    }

    [Theory]
    [InlineData(1L << 40)]
    [InlineData(1_500_000_000L)]
    public async Task Inspect_NetworkThatWantsTerabytes_IsRefusedAndTheAppLives(long elements)
    {
        using var fixture = new BackboneFixture(new() { LargestMemoryMegabytes = 1500 });
        var graph = Networks.With((g, x) => g.Apply("Add", [x, g.Apply("ReduceSum", [
            g.Apply("Expand", [g.Apply("ReduceMean", [x], ("keepdims", 0L)), g.Constant(elements)])], ("keepdims", 0L))]));

        await RefusalAsync(fixture, OnnxFile.ToBytes(graph));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-3, 1)]
    [InlineData(1, -1)]
    public async Task Inspect_AttributesThatCrashNativeCode_AreRefused(long group, long stride)
    {
        using var fixture = new BackboneFixture();
        var graph = Networks.Classifier();
        var at = graph.Nodes.FindIndex(node => node.OpType == "Conv");
        graph.Nodes[at] = graph.Nodes[at].With("group", group).With("strides", (long[])[stride, stride]);

        await RefusalAsync(fixture, OnnxFile.ToBytes(graph));
    }

    [Fact]
    public async Task Inspect_ShapesThatDoNotFit_AreRefused()
    {
        using var fixture = new BackboneFixture();
        var graph = Networks.Classifier();
        graph.Initializers["weights"] = Networks.Random(4, 9, 5);

        await RefusalAsync(fixture, OnnxFile.ToBytes(graph));
    }

    /// <summary>Two bytes each in the file, more than a hundred each as objects.</summary>
    [Fact]
    public async Task Inspect_MillionsOfEmptyNodes_AreRefusedAndTheAppLives()
    {
        using var fixture = new BackboneFixture(new() { LargestMemoryMegabytes = 700 });
        const int Nodes = 8_000_000;
        var file = fixture.Folder["bomb.onnx"];
        using (var stream = File.Create(file))
        {
            var output = new CodedOutputStream(stream);
            output.WriteTag(7, WireFormat.WireType.LengthDelimited);
            output.WriteLength(2 * Nodes);
            output.Flush();
            stream.Write([.. Enumerable.Range(0, 2 * Nodes).Select(i => (byte)(i % 2 == 0 ? 0x0A : 0))]);
        }

        Assert.Contains("more than 700 MB", await RefusalAsync(fixture, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_NeverEnds_IsStopped()
    {
        using var fixture = new BackboneFixture(new() { CheckupSeconds = 6 });

        var refusal = await RefusalAsync(fixture, OnnxFile.ToBytes(EndlessNetwork.Build()));

        Assert.Contains("took longer", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_AbsurdPicture_IsRefused()
    {
        using var fixture = new BackboneFixture();

        await RefusalAsync(fixture, OnnxFile.ToBytes(Networks.Classifier(side: 1_000_000)));
    }

    [Fact]
    public async Task Inspect_FeaturesAreNoNumbers_IsSaid()
    {
        using var fixture = new BackboneFixture();

        var refusal = await RefusalAsync(fixture, OnnxFile.ToBytes(Networks.With((g, x) => g.Apply("Log", [g.Apply("Neg", [g.Apply("Abs", [x])])]))));

        Assert.Contains("no numbers", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Inspect_FeaturesDoNotDependOnThePicture_IsSaid()
    {
        using var fixture = new BackboneFixture();

        var refusal = await RefusalAsync(fixture, OnnxFile.ToBytes(Networks.With((g, x) => g.Apply("Add", [g.Apply("Mul", [x, g.Constant(0f)]), g.Constant(1f)]))));

        Assert.Contains("same features for different pictures", refusal, StringComparison.Ordinal);
    }

    /// <summary>Whatever happens to a file: the managed part ends in a result or in a refusal, never in another exception.</summary>
    [Fact]
    public void Screening_AnyDamage_IsSurvived()
    {
        using var folder = new TemporaryFolder();
        var bytes = OnnxFile.ToBytes(Networks.Classifier(fixedReshape: true, batch: 1));
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, 4], Gen.Byte, Gen.Int[1, 40]).Sample((at, kind, value, count) =>
        {
            var file = folder[Guid.NewGuid().ToString("N")];
            File.WriteAllBytes(file, Damaged(bytes, at, kind, value, count));
            try
            {
                Screening.Read(file, null);
            }
            catch (TransferLabException refusal)
            {
                Assert.NotEmpty(refusal.Remedy.ToString());
            }

            File.Delete(file);
        }, iter: 3000);
    }

    /// <summary>The same through the process that runs native code: the app lives, and says something.</summary>
    [HeavyFact]
    public async Task Inspect_AnyDamage_IsSurvived()
    {
        using var fixture = new BackboneFixture();
        var bytes = OnnxFile.ToBytes(Networks.Classifier(fixedReshape: true, batch: 1));
        var random = new Random(11);
        for (var i = 0; i < 40; i++)
        {
            var file = fixture.Folder[FormattableString.Invariant($"damaged{i}.onnx")];
            File.WriteAllBytes(file, Damaged(bytes, random.Next(bytes.Length), 1 + (i % 3), (byte)random.Next(256), random.Next(1, 8)));
            try
            {
                await fixture.Library.InspectAsync(file);
            }
            catch (TransferLabException refusal)
            {
                Assert.NotEmpty(refusal.Remedy.ToString());
            }
        }
    }

    private static byte[] Damaged(byte[] bytes, int at, int kind, byte value, int count) => kind switch
    {
        0 => bytes[..at],
        1 => [.. bytes[..at], (byte)(bytes[at] ^ (value | 1)), .. bytes[(at + 1)..]],
        2 => [.. bytes[..at], .. Enumerable.Repeat(value, count), .. bytes[at..]],
        3 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + count)..]],
        _ => [.. bytes[at..], .. bytes[..at]],
    };

    private static Task<string> RefusalAsync(BackboneFixture fixture, byte[] bytes)
    {
        var file = fixture.Folder["bad.onnx"];
        File.WriteAllBytes(file, bytes);
        return RefusalAsync(fixture, file);
    }

    private static async Task<string> RefusalAsync(BackboneFixture fixture, string file)
    {
        var error = await Assert.ThrowsAsync<TransferLabException>(() => fixture.Library.InspectAsync(file));
        Assert.NotEmpty(error.Remedy.ToString());
        TestContext.Current.TestOutputHelper?.WriteLine(error.Message);
        return error.Message;
    }
}
