using System.Runtime.CompilerServices;

namespace TransferLab.Tests.Support;

/// <summary>When the slow checks run: <c>./test.sh</c> sets <c>TRANSFERLAB_HEAVY=1</c>, a plain <c>dotnet test</c> does not.</summary>
public static class Heavy
{
    public const string Reason = "Slow; runs with TRANSFERLAB_HEAVY=1, as ./test.sh sets it.";

    public static bool Wanted => Environment.GetEnvironmentVariable("TRANSFERLAB_HEAVY") == "1";

    public static bool WantedAndPresent => Wanted && Assets.Present;
}

/// <summary>A test that needs the real backbones or pictures.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssetsFactAttribute : FactAttribute
{
    public AssetsFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Assets.Missing;
        SkipType = typeof(Assets);
        SkipUnless = nameof(Assets.Present);
    }
}

/// <summary>A theory that needs the real backbones or pictures.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AssetsTheoryAttribute : TheoryAttribute
{
    public AssetsTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Assets.Missing;
        SkipType = typeof(Assets);
        SkipUnless = nameof(Assets.Present);
    }
}

/// <summary>A test of minutes that needs the real backbones or pictures.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeavyFactAttribute : FactAttribute
{
    public HeavyFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Assets.Present ? Heavy.Reason : Assets.Missing;
        SkipType = typeof(Heavy);
        SkipUnless = nameof(Heavy.WantedAndPresent);
    }
}

/// <summary>A theory of minutes that needs the real backbones or pictures.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class HeavyTheoryAttribute : TheoryAttribute
{
    public HeavyTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line)
    {
        Skip = Assets.Present ? Heavy.Reason : Assets.Missing;
        SkipType = typeof(Heavy);
        SkipUnless = nameof(Heavy.WantedAndPresent);
    }
}
