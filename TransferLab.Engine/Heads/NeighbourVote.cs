using TransferLab.Engine.Datasets;
using TransferLab.Engine.Features;

namespace TransferLab.Engine.Heads;

/// <summary>How neighbours become probabilities: each has one vote, and the classes' frequencies have <paramref name="PriorVotes"/> together.</summary>
/// <param name="Neighbours">Neighbours that vote.</param>
/// <param name="PriorVotes">The fewer, the surer.</param>
internal readonly record struct NeighbourVote(int Neighbours, double PriorVotes)
{
    /// <summary>A nearer neighbour's vote counts a hundredth more in all, so that it decides a tie.</summary>
    private const double TieBreak = 0.01;

    /// <summary>Shape (queries, classes).</summary>
    public FeatureMatrix Probabilities(NeighbourTable table, Labels labels)
    {
        var result = FeatureMatrix.Allocate(table.Queries, labels.ClassCount);
        var counts = labels.CountPerClass();
        var votes = new double[labels.ClassCount];
        for (var query = 0; query < table.Queries; query++)
        {
            for (var k = 0; k < votes.Length; k++)
            {
                votes[k] = PriorVotes * counts[k] / labels.Count;
            }

            var nearest = table.Of(query)[..Math.Min(Neighbours, table.Neighbours)];
            for (var place = 0; place < nearest.Length; place++)
            {
                votes[labels[nearest[place]]] += 1 + (TieBreak * (nearest.Length - place) / nearest.Length);
            }

            Normalise(votes, result.RowBlock(query, 1).Span);
        }

        return result;
    }

    private static void Normalise(double[] votes, Span<float> row)
    {
        var total = votes.Sum();
        for (var k = 0; k < row.Length; k++)
        {
            row[k] = (float)(votes[k] / total);
        }
    }
}
