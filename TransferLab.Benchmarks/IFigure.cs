namespace TransferLab.Benchmarks;

/// <summary>One figure of the README, or a few that belong together; run by its name.</summary>
public interface IFigure
{
    /// <summary>What one types: lower case, dashes.</summary>
    string Name { get; }

    /// <summary>One line on what is measured.</summary>
    string Summary { get; }

    Task RunAsync(TextWriter output, CancellationToken cancellationToken);
}
