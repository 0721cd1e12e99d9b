using CsCheck;
using Google.Protobuf;
using TransferLab.Engine;
using TransferLab.Engine.Graphs;
using TransferLab.Engine.Graphs.Protocol;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Engine.Graphs;

public sealed class OnnxFileTests
{
    public static TheoryData<string> Backbones => new(Assets.Present
        ? Directory.GetFiles(Path.Combine(Assets.Root, "backbones"), "*.onnx").Select(file => Path.GetFileName(file)!)
        : ["none"]);

    [AssetsTheory, MemberData(nameof(Backbones))]
    public void ToBytes_UnchangedBackbone_GivesTheSameOutputsToTheBit(string file)
    {
        var graph = OnnxFile.Read(Assets.Backbone(file));
        var feeds = Onnx.Feeds(graph, seed: 3);

        using var original = new Microsoft.ML.OnnxRuntime.InferenceSession(Assets.Backbone(file));
        var expected = Onnx.Run(original, feeds, original.OutputNames);
        var actual = Onnx.Run(graph, feeds);

        Assert.All(expected, pair => Assert.Equal(pair.Value.Bytes.ToArray(), actual[pair.Key].Bytes.ToArray()));
    }

    [AssetsTheory, MemberData(nameof(Backbones))]
    public void ToBytes_ReadAgain_IsTheSameGraph(string file)
    {
        var once = OnnxFile.ToBytes(OnnxFile.Read(Assets.Backbone(file)));

        Assert.Equal(once, OnnxFile.ToBytes(OnnxFile.Parse(once)));
    }

    [Fact]
    public void ToBytes_FieldsWeDoNotKnow_Survive()
    {
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(Toy.Classifier()));
        // Field 30 with the text "new", inside the model, its graph, a node, a tensor, an attribute and a value.
        byte[] strange = [0xF2, 0x01, 0x03, (byte)'n', (byte)'e', (byte)'w'];
        model.MergeFrom(strange);
        model.Graph.MergeFrom(strange);
        model.Graph.Node[0].MergeFrom(strange);
        model.Graph.Node[0].Attribute[0].MergeFrom(strange);
        model.Graph.Initializer[0].MergeFrom(strange);
        model.Graph.Input[0].MergeFrom(strange);

        var written = OnnxFile.ToBytes(OnnxFile.Parse(model.ToByteArray()));

        Assert.Equal(6, Occurrences(written, strange));
    }

    [Fact]
    public void Parse_CutAnywhere_IsRefusedWithARemedy()
    {
        var whole = OnnxFile.ToBytes(Toy.Classifier());
        Gen.Int[0, whole.Length - 1].Sample(
            length =>
            {
                var error = Assert.Throws<TransferLabException>(() => OnnxFile.Parse(whole.AsSpan(0, length), "half.onnx"));
                Assert.NotEqual("", error.Remedy.ToString());
            },
            iter: 300);
    }

    [Fact]
    public void Parse_AnyByteChanged_IsReadOrRefusedWithARemedy()
    {
        var whole = OnnxFile.ToBytes(Toy.Classifier());
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Byte).Sample(
            (position, value) =>
            {
                var damaged = whole.ToArray();
                damaged[position] = value;
                try
                {
                    OnnxFile.Parse(damaged);
                }
                catch (TransferLabException error)
                {
                    Assert.NotEqual("", error.Remedy.ToString());
                }
            },
            iter: 2000);
    }

    [Fact]
    public void Read_NoSuchFile_NamesIt()
    {
        var error = Assert.Throws<TransferLabException>(() => OnnxFile.Read("/nowhere/model.onnx"));

        Assert.Contains("model.onnx", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../weights.bin")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("link.bin")]
    public void Read_DataOutsideItsFolder_IsRefused(string location)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["inside"]);
        File.WriteAllBytes(folder["weights.bin"], new byte[64]);
        File.CreateSymbolicLink(folder["inside/link.bin"], folder["weights.bin"]);
        File.WriteAllBytes(folder["inside/model.onnx"], WithExternalData(location));

        var error = Assert.Throws<TransferLabException>(() => OnnxFile.Read(folder["inside/model.onnx"]));

        Assert.Contains("outside its folder", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DataBesideTheModel_IsReadAndWrittenInside()
    {
        using var folder = new TemporaryFolder();
        byte[] weights = [.. Enumerable.Range(0, 48).Select(i => (byte)i)];
        File.WriteAllBytes(folder["weights.bin"], [9, 9, 9, 9, .. weights]);
        File.WriteAllBytes(folder["model.onnx"], WithExternalData("weights.bin", offset: 4));

        var graph = OnnxFile.Read(folder["model.onnx"]);
        OnnxFile.Write(graph, folder["one.onnx"]);

        Assert.Equal(weights, OnnxFile.Read(folder["one.onnx"]).Initializers["w"].Bytes.ToArray());
        Assert.False(File.Exists(folder["one.onnx.unfinished"]));
    }

    [Fact]
    public void Parse_ElementsInOldFields_AreTheSame()
    {
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(Toy.Classifier()));
        model.Graph.Initializer.Add(new TensorProto { Name = "f16", DataType = 10, Dims = { 2 }, Int32Data = { 0x3C00, 0xC000 } });
        model.Graph.Initializer.Add(new TensorProto { Name = "i8", DataType = 3, Dims = { 3 }, Int32Data = { -1, 0, 127 } });
        model.Graph.Initializer.Add(new TensorProto { Name = "bool", DataType = 9, Dims = { 2 }, Int32Data = { 1, 0 } });
        model.Graph.Initializer.Add(new TensorProto { Name = "f64", DataType = 11, Dims = { }, DoubleData = { 0.1 } });
        model.Graph.Initializer.Add(new TensorProto { Name = "u64", DataType = 13, Dims = { 1 }, Uint64Data = { 7 } });

        var tensors = OnnxFile.Parse(model.ToByteArray()).Initializers;

        Assert.Equal([1, -2], tensors["f16"].ToFloats());
        Assert.Equal([-1, 0, 127], tensors["i8"].ToLongs());
        Assert.Equal([1, 0], tensors["bool"].ToLongs());
        Assert.Equal([0.1], tensors["f64"].ToDoubles());
        Assert.Equal([7], tensors["u64"].ToLongs());
    }

    [Fact]
    public void Parse_TooFewElements_NamesTheTensor()
    {
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(Toy.Classifier()));
        model.Graph.Initializer[0].Dims[0] = 1000;

        var error = Assert.Throws<TransferLabException>(() => OnnxFile.Parse(model.ToByteArray()));

        Assert.Contains("w", error.Problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ImpossibleShape_NamesTheTensor()
    {
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(Toy.Classifier()));
        model.Graph.Initializer[0].Dims.Add([long.MaxValue, long.MaxValue]);

        var error = Assert.Throws<TransferLabException>(() => OnnxFile.Parse(model.ToByteArray()));

        Assert.Contains("impossible", error.Problem.ToString(), StringComparison.Ordinal);
    }

    private static byte[] WithExternalData(string location, int offset = 0)
    {
        var model = ModelProto.Parser.ParseFrom(OnnxFile.ToBytes(Toy.Classifier()));
        var tensor = model.Graph.Initializer.Single(initializer => initializer.Name == "w");
        tensor.ClearRawData();
        tensor.DataLocation = TensorProto.Types.DataLocation.External;
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{offset}" });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = "48" });
        return model.ToByteArray();
    }

    private static int Occurrences(byte[] bytes, byte[] pattern) =>
        Enumerable.Range(0, bytes.Length - pattern.Length + 1).Count(i => bytes.AsSpan(i, pattern.Length).SequenceEqual(pattern));
}
