using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TransferLab.Tests.Contracts.Translations;

/// <summary>Finds every sentence that becomes a user message: each interpolated string that is taken as a <see cref="FormattableString"/>.</summary>
internal static class UserSentences
{
    /// <returns>File and line, and the English format.</returns>
    public static IReadOnlyList<(string Place, string Format)> In(string project)
    {
        var compilation = SourceFiles.Compile(project);
        return [.. compilation.SyntaxTrees.SelectMany(tree => In(tree, compilation.GetSemanticModel(tree)))];
    }

    private static IEnumerable<(string Place, string Format)> In(SyntaxTree tree, SemanticModel model) => tree.GetRoot().DescendantNodes()
        .OfType<InterpolatedStringExpressionSyntax>()
        .Where(text => IsForUsers(text, model))
        .Select(text => ($"{tree.FilePath}:{tree.GetLineSpan(text.Span).StartLinePosition.Line + 1}", Format(text)));

    private static bool IsForUsers(InterpolatedStringExpressionSyntax text, SemanticModel model) =>
        model.GetTypeInfo(text).ConvertedType is { } type
        && type.Name is nameof(FormattableString) or "UserMessage"
        && !IsInvariant(text);

    /// <summary><c>FormattableString.Invariant($"…")</c> is for files and keys, not for people.</summary>
    private static bool IsInvariant(InterpolatedStringExpressionSyntax text) =>
        text.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && call.Expression.ToString().EndsWith("Invariant", StringComparison.Ordinal);

    /// <summary>As the compiler writes it: arguments become numbers.</summary>
    private static string Format(InterpolatedStringExpressionSyntax text)
    {
        var number = 0;
        return string.Concat(text.Contents.Select(part => part switch
        {
            InterpolatedStringTextSyntax literal => literal.TextToken.ValueText
                .Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)
                .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
            InterpolationSyntax hole => $"{{{number++}{hole.AlignmentClause}{hole.FormatClause}}}",
            _ => "",
        }));
    }
}
