using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TransferLab.Tests.Support;

namespace TransferLab.Tests.Contracts.Translations;

/// <summary>The sources of a project, read as a compiler reads them.</summary>
internal static class SourceFiles
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    /// <summary>Paths of all files of the project with this ending.</summary>
    public static IEnumerable<string> Of(string project, string ending) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*" + ending, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Repository.Root, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static readonly ConcurrentDictionary<string, CSharpCompilation> Compiled = [];

    /// <summary>All C# files together, so that the type of every expression is known. What generators add is missing, which does no harm here.</summary>
    public static CSharpCompilation Compile(string project) => Compiled.GetOrAdd(project, Read);

    private static CSharpCompilation Read(string project)
    {
        var trees = Of(project, ".cs").Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: Path.GetRelativePath(Repository.Root, file)));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileNameWithoutExtension(file) != project)
            .Select(file => MetadataReference.CreateFromFile(file));
        return CSharpCompilation.Create(project, [.. trees, CSharpSyntaxTree.ParseText(ImplicitUsings)], references);
    }
}
