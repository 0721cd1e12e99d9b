namespace TransferLab.Engine.Graphs.Gradients;

/// <summary>Stacks of matrices with broadcasting; vectors count as matrices with one row or column.</summary>
internal static class MatMulGradient
{
    public static void Differentiate(NodeGradient n)
    {
        var g = n.G;
        long[] shapeA = n.InputShape(0), shapeB = n.InputShape(1);
        long[] matrixA = shapeA.Length == 1 ? [1, shapeA[0]] : shapeA;
        long[] matrixB = shapeB.Length == 1 ? [shapeB[0], 1] : shapeB;
        var batch = Broadcasting.Shape(matrixA[..^2], matrixB[..^2]);
        long[] shapeY = [.. batch, matrixA[^2], matrixB[^1]];
        var a = Shaped(g, n.Node.Inputs[0], shapeA, matrixA);
        var b = Shaped(g, n.Node.Inputs[1], shapeB, matrixB);
        var dy = Shaped(g, n.Dy, n.OutputShape(), shapeY);
        if (n.Wants(0))
        {
            var full = g.FusedMatMul(dy, b, transB: true);
            n.Give(0, Shaped(g, Broadcasting.SumTo(g, full, [.. batch, matrixA[^2], matrixA[^1]], matrixA), matrixA, shapeA));
        }

        if (n.Wants(1))
        {
            n.Give(1, Shaped(g, Right(g, a, dy, matrixA, matrixB, batch), matrixB, shapeB));
        }
    }

    /// <summary>A weight that many rows share: one product over all rows instead of a sum of small ones.</summary>
    private static string Right(GraphBuilder g, string a, string dy, long[] shapeA, long[] shapeB, long[] batch) =>
        shapeB.Length == 2
            ? g.Gemm(g.Reshape(a, -1, shapeA[^1]), g.Reshape(dy, -1, shapeB[^1]), transA: true)
            : Broadcasting.SumTo(g, g.FusedMatMul(a, dy, transA: true), [.. batch, shapeB[^2], shapeB[^1]], shapeB);

    private static string Shaped(GraphBuilder g, string tensor, long[] from, long[] to) =>
        from.SequenceEqual(to) ? tensor : g.Reshape(tensor, to);
}
