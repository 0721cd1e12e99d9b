namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>The gradient of an operand is an Einsum again: the output's gradient with the other operands, to the operand's letters.</summary>
internal static class EinsumGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var (operands, output) = Parse(n);
        for (var i = 0; i < operands.Length; i++)
        {
            if (n.Wants(i))
            {
                Operand(n, operands, output, i);
            }
        }
    }

    private static void Operand(NodeGradient n, string[] operands, string output, int wanted)
    {
        var letters = operands[wanted];
        if (letters.Distinct().Count() != letters.Length)
        {
            throw n.Unsupported(UserMessage.Of($"it takes a diagonal"));
        }

        var others = Enumerable.Range(0, operands.Length).Where(i => i != wanted).ToArray();
        var sizes = Sizes(n, operands, output);
        string reachable = output + string.Concat(others.Select(i => operands[i]));
        var found = string.Concat(letters.Where(letter => reachable.Contains(letter, StringComparison.Ordinal)));
        var equation = $"{string.Join(",", others.Select(i => operands[i]).Prepend(output))}->{found}";
        var gradient = n.G.Apply("Einsum", [n.Dy, .. others.Select(i => n.Node.Inputs[i])], ("equation", equation));

        // Letters of this operand alone had been summed away: their gradient is the same everywhere.
        var full = letters.Select(letter => sizes[letter]).ToArray();
        if (found.Length < letters.Length)
        {
            long[] holes = [.. letters.Select(letter => found.Contains(letter, StringComparison.Ordinal) ? sizes[letter] : 1)];
            gradient = n.G.Expand(n.G.Reshape(gradient, holes), full);
        }

        n.GiveSummed(wanted, gradient, full);
    }

    private static Dictionary<char, long> Sizes(NodeGradient n, string[] operands, string output)
    {
        var sizes = new Dictionary<char, long>();
        for (var i = 0; i < operands.Length; i++)
        {
            foreach (var (letter, size) in operands[i].Zip(n.InputShape(i)))
            {
                sizes[letter] = Math.Max(size, sizes.GetValueOrDefault(letter, 1));
            }
        }

        return output.Length == n.OutputShape().Length ? sizes : throw new InvalidOperationException($"{n.Node} does not fit its equation.");
    }

    /// <summary>Letters of every operand and of the output, with the dots spelt out in letters that the equation does not use.</summary>
    private static (string[] Operands, string Output) Parse(NodeGradient n)
    {
        var sides = n.Node.Text("equation", "").Replace(" ", "", StringComparison.Ordinal).Split("->");
        var operands = sides[0].Split(',');
        var free = new Stack<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(letter => !sides[0].Contains(letter, StringComparison.Ordinal)));
        var dots = Math.Max(0, operands.Select((operand, i) => n.InputShape(i).Length - operand.Replace("...", "", StringComparison.Ordinal).Length).Max());
        var dotLetters = string.Concat(Enumerable.Range(0, dots).Select(_ => free.Pop()));
        var output = sides.Length > 1 ? sides[1] : "..." + Implicit(sides[0]);
        string[] spelt = [.. operands.Select((operand, i) => operand.Replace("...", Last(n.InputShape(i).Length - operand.Length + 3), StringComparison.Ordinal))];
        return (spelt, output.Replace("...", dotLetters, StringComparison.Ordinal));

        string Last(int count) => count >= 0 && count <= dots ? dotLetters[(dots - count)..] : "";
    }

    /// <summary>Without an arrow the output has, in alphabetical order, the letters that occur once.</summary>
    private static string Implicit(string inputs) => string.Concat(inputs.Where(char.IsLetter).GroupBy(letter => letter)
        .Where(group => group.Count() == 1).Select(group => group.Key).Order());
}
