namespace TransferLab.Engine;

/// <summary>An error that a user can act on: what is wrong, then what to do about it.</summary>
/// <remarks>
/// Both sentences are <see cref="UserMessage"/>s, written in English where they are thrown and translated where they are shown.
/// <see cref="ArgumentException"/> stays for a programmer's mistake.
/// </remarks>
public sealed class TransferLabException(UserMessage problem, UserMessage remedy, Exception? inner = null)
    : Exception($"{problem} {remedy}", inner)
{
    public TransferLabException(FormattableString problem, FormattableString remedy, Exception? inner = null)
        : this(UserMessage.Of(problem), UserMessage.Of(remedy), inner)
    {
    }

    public UserMessage Problem { get; } = problem;

    public UserMessage Remedy { get; } = remedy;

    /// <summary>Both sentences as one message, to be listed beside what it is about.</summary>
    public UserMessage ProblemAndRemedy => new("{0} {1}", Problem, Remedy);
}
