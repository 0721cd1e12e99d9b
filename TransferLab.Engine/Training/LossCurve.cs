namespace TransferLab.Engine.Training;

/// <summary>Collects losses step by step into a curve of bounded length: when it is full, neighbours are joined.</summary>
internal sealed class LossCurve
{
    private const int MostPoints = 200;

    private readonly List<LossPoint> points = [];
    private int stepsPerPoint = 1;
    private double sum;
    private int count;

    public IReadOnlyList<LossPoint> Points => [.. points];

    /// <summary>All that it takes to go on after a break.</summary>
    public LossCurveState State => new(Points, stepsPerPoint, sum, count);

    public void Restore(LossCurveState state)
    {
        points.Clear();
        points.AddRange(state.Points);
        (stepsPerPoint, sum, count) = (state.StepsPerPoint, state.Sum, state.Count);
    }

    /// <param name="epochs">Epochs done with this step.</param>
    public void Add(double epochs, double loss)
    {
        sum += loss;
        if (++count < stepsPerPoint)
        {
            return;
        }

        points.Add(new(epochs, sum / count));
        (sum, count) = (0, 0);
        if (points.Count < MostPoints)
        {
            return;
        }

        for (var i = 0; i < MostPoints / 2; i++)
        {
            points[i] = new(points[(2 * i) + 1].Epochs, (points[2 * i].Loss + points[(2 * i) + 1].Loss) / 2);
        }

        points.RemoveRange(MostPoints / 2, MostPoints / 2);
        stepsPerPoint *= 2;
    }
}
