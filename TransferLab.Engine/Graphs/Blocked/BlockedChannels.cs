namespace TransferLab.Engine.Graphs.Blocked;

/// <summary>Joining and cutting along the channels, where only whole blocks move.</summary>
internal static class BlockedChannels
{
    public static bool TryRewrite(BlockedGraph b, OnnxNode node)
    {
        var output = node.Outputs[0];
        string[] pictures = node.OpType == "Concat" ? [.. node.Inputs] : [node.Inputs[0]];
        if (!pictures.Append(output).All(tensor => b.Shape(tensor) is { Length: 4 } shape && shape[1] % b.Block == 0)
            || !pictures.All(b.IsBlocked) || !IsAlongChannels(b, node))
        {
            return false;
        }

        var name = b.G.Unused(node.OpType);
        List<string> inputs = [.. pictures.Select(b.Blocked), .. node.OpType == "Concat" ? [] : node.Inputs.Skip(1).Select(b.Plain)];
        b.G.Add(node with { Inputs = inputs, Outputs = [name], Name = name });
        b.Computed(output, name);
        return true;
    }

    private static bool IsAlongChannels(BlockedGraph b, OnnxNode node)
    {
        if (node.OpType == "Concat")
        {
            return node.Int("axis", 0) is 1 or -3;
        }

        return b.Constant(node.Inputs[1])?.ToLongs() is [var start] && start >= 0 && start % b.Block == 0
            && node.Input(3) is { } axes && b.Constant(axes)?.ToLongs() is [1]
            && (node.Input(4) is not { } steps || b.Constant(steps)?.ToLongs() is [1]);
    }
}
