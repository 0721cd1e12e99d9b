using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts.Translations;

/// <summary>Finds every English text of the pages and the file that should translate it.</summary>
internal static partial class PageTexts
{
    private const string Project = "TransferLab.Web";

    /// <summary>Texts of the wizard's table and guide are shown by the components of its steps.</summary>
    private const string OfWizard = "TransferLab.Web/Components/Steps";

    /// <returns>Where it is used, the key, and the <c>Texts.fr.resx</c> it belongs to.</returns>
    public static IReadOnlyList<(string Place, string Key, string Resx)> All() => [.. InMarkup(), .. InCode()];

    /// <summary>All files with translations of pages.</summary>
    public static IEnumerable<string> Files() => SourceFiles.Of(Project, "Texts.fr.resx");

    private static IEnumerable<(string Place, string Key, string Resx)> InMarkup() =>
        from file in SourceFiles.Of(Project, ".razor")
        from Match use in Indexer().Matches(File.ReadAllText(file))
        select (Relative(file), Regex.Unescape(use.Groups[1].Value), Nearest(Path.GetDirectoryName(file)!));

    private static IEnumerable<(string Place, string Key, string Resx)> InCode()
    {
        var compilation = SourceFiles.Compile(Project);
        return
            from tree in compilation.SyntaxTrees
            where tree.FilePath.Length > 0
            let model = compilation.GetSemanticModel(tree)
            from node in tree.GetRoot().DescendantNodes()
            let key = Key(node, model)
            where key is not null
            select (tree.FilePath, key, Nearest(FolderOf(tree.FilePath)));
    }

    private static string? Key(SyntaxNode node, SemanticModel model) => node switch
    {
        ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "L" } } access => Literal(access.ArgumentList.Arguments),
        BaseObjectCreationExpressionSyntax { ArgumentList: { } arguments } creation when model.GetTypeInfo(creation).Type?.Name == "TextKey" => Literal(arguments.Arguments),
        _ => null,
    };

    private static string? Literal(SeparatedSyntaxList<ArgumentSyntax> arguments) =>
        arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal ? literal.Token.ValueText : null;

    private static string FolderOf(string file) =>
        Path.Combine(Repository.Root, file.StartsWith("TransferLab.Web/Wizard", StringComparison.Ordinal) ? OfWizard : Path.GetDirectoryName(file)!);

    /// <summary>A component uses the texts of its own folder, or of the nearest above that has some.</summary>
    private static string Nearest(string folder)
    {
        var file = Path.Combine(folder, "Texts.fr.resx");
        return File.Exists(file) || File.Exists(Path.Combine(folder, "Texts.cs")) ? file : Nearest(Path.GetDirectoryName(folder)!);
    }

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    [GeneratedRegex("""\bL\[\s*"((?:[^"\\]|\\.)*)"\s*[,\]]""")]
    private static partial Regex Indexer();
}
