using BenchmarkDotNet.Running;
using TransferLab.Benchmarks;

IFigure[] figures = [.. typeof(Program).Assembly.GetTypes()
    .Where(type => type.IsAssignableTo(typeof(IFigure)) && type.IsClass)
    .Select(type => (IFigure)Activator.CreateInstance(type)!)
    .OrderBy(figure => figure.Name, StringComparer.Ordinal)];

if (args is [var name] && figures.FirstOrDefault(figure => figure.Name == name) is { } wanted)
{
    await wanted.RunAsync(Console.Out, CancellationToken.None);
    return 0;
}

if (BackboneTraining.Of(args, Console.Out) is { } training)
{
    await training.RunAsync(CancellationToken.None);
    return 0;
}

if (args is [] or ["--help"])
{
    Console.WriteLine("dotnet run -c Release --project TransferLab.Benchmarks -- <name>");
    Console.WriteLine("  train-photographs <folder with backbones/ and data/> [<folder for checkpoints>] [--first-epoch]");
    Console.WriteLine("  train-glyphs <folder with data/> [<folder for checkpoints>] [--first-epoch]");
    Array.ForEach(figures, figure => Console.WriteLine($"  {figure.Name,-24}{figure.Summary}"));
    return 0;
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
