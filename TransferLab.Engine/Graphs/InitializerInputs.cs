namespace TransferLab.Engine.Graphs;

/// <summary>Weights as inputs, to be fed anew at every run, and back as constants.</summary>
public static class InitializerInputs
{
    /// <summary>The named initialisers become inputs of fixed shape, after the inputs that are there.</summary>
    /// <exception cref="ArgumentException">One is no initialiser.</exception>
    public static OnnxGraph InitializersToInputs(this OnnxGraph graph, params IReadOnlyList<string> names)
    {
        var result = graph.Clone();
        foreach (var name in names)
        {
            if (!result.Initializers.Remove(name, out var tensor))
            {
                throw new ArgumentException($"{name} is no initialiser of the graph.", nameof(names));
            }

            result.Overridable.Remove(name);
            result.Inputs.Add(new(name, tensor.ElementType, [.. tensor.Shape.Select(side => new Dimension(side))]));
        }

        return result;
    }

    /// <summary>The named inputs become constants.</summary>
    /// <exception cref="ArgumentException">One is no input.</exception>
    public static OnnxGraph InputsToInitializers(this OnnxGraph graph, IReadOnlyDictionary<string, OnnxTensor> values)
    {
        var result = graph.Clone();
        foreach (var (name, tensor) in values)
        {
            if (result.Inputs.RemoveAll(value => value.Name == name) == 0)
            {
                throw new ArgumentException($"{name} is no input of the graph.", nameof(values));
            }

            result.Initializers[name] = tensor;
        }

        return result;
    }

    /// <summary>The same graph with other values for some initialisers, rounded to the type each has there; nothing else differs.</summary>
    /// <remarks>A name that was an <c>Identity</c> of an initialiser becomes one of its own, as <see cref="ConstantFolding.SeparateInitializers"/> makes it.</remarks>
    /// <exception cref="ArgumentException">One is no initialiser, or of another shape.</exception>
    public static OnnxGraph WithInitializers(this OnnxGraph graph, IReadOnlyDictionary<string, OnnxTensor> values)
    {
        var result = values.Keys.All(graph.Initializers.ContainsKey) ? graph.Clone() : graph.ConstantsToInitializers().SeparateInitializers();
        foreach (var (name, tensor) in values)
        {
            if (!result.Initializers.TryGetValue(name, out var before) || !before.Shape.SequenceEqual(tensor.Shape))
            {
                throw new ArgumentException($"{name} is no initialiser of shape [{string.Join(", ", tensor.Shape)}].", nameof(values));
            }

            result.Initializers[name] = tensor.To(before.ElementType);
        }

        return result;
    }
}
