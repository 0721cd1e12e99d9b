namespace TransferLab.Engine.Graphs;

/// <summary>Puts one graph behind another.</summary>
public static class GraphJoin
{
    /// <summary>Feeds tensors of this graph to the inputs of another. Names of the second that the first has already get a suffix.</summary>
    /// <param name="wires">Input of <paramref name="second"/> → tensor of <paramref name="first"/>.</param>
    /// <returns>
    /// One graph with the outputs of the second, then those of the first that are not wired; and how the tensors of the second are called in it.
    /// </returns>
    /// <exception cref="ArgumentException">A wire begins or ends nowhere.</exception>
    public static (OnnxGraph Graph, IReadOnlyDictionary<string, string> Names) Join(
        this OnnxGraph first, OnnxGraph second, IReadOnlyDictionary<string, string> wires)
    {
        CheckWires(first, second, wires);
        var joined = first.Clone();
        var names = NewNames(first, second, wires);
        string Rename(string name) => names.GetValueOrDefault(name, name);

        joined.Nodes.AddRange(second.Nodes.Select(node => node.Renamed(Rename)));
        foreach (var (name, tensor) in second.Initializers)
        {
            joined.Initializers[Rename(name)] = tensor;
        }

        joined.Inputs.AddRange(second.Inputs.Where(value => !wires.ContainsKey(value.Name)).Select(Renamed));
        joined.ValueInfos.AddRange(second.ValueInfos.Select(Renamed));
        var kept = joined.Outputs.Where(value => !wires.Values.Contains(value.Name)).ToList();
        joined.Outputs.Clear();
        joined.Outputs.AddRange([.. second.Outputs.Select(Renamed), .. kept]);
        MergeOpsets(joined, second);
        joined.IrVersion = Math.Max(first.IrVersion, second.IrVersion);
        return (joined, names);

        OnnxValue Renamed(OnnxValue value) => value with { Name = Rename(value.Name) };
    }

    private static void CheckWires(OnnxGraph first, OnnxGraph second, IReadOnlyDictionary<string, string> wires)
    {
        var tensors = first.TensorNames();
        foreach (var (input, tensor) in wires)
        {
            if (second.Inputs.All(value => value.Name != input) || !tensors.Contains(tensor))
            {
                throw new ArgumentException($"No wire is possible from {tensor} to {input}.", nameof(wires));
            }
        }
    }

    private static Dictionary<string, string> NewNames(OnnxGraph first, OnnxGraph second, IReadOnlyDictionary<string, string> wires)
    {
        var taken = first.TensorNames();
        var names = new Dictionary<string, string>(wires);
        foreach (var name in second.TensorNames().Where(name => !wires.ContainsKey(name)))
        {
            var free = name;
            for (var suffix = 2; !taken.Add(free); suffix++)
            {
                free = $"{name}_{suffix}";
            }

            names[name] = free;
        }

        return names;
    }

    private static void MergeOpsets(OnnxGraph joined, OnnxGraph second)
    {
        foreach (var (domain, version) in second.Opsets)
        {
            if (joined.Opsets.TryAdd(domain, version) || joined.Opsets[domain] == version)
            {
                continue;
            }

            throw new ArgumentException(
                $"The graphs use different operator sets ({joined.Opsets[domain]} and {version}); raise both first.", nameof(second));
        }
    }
}
