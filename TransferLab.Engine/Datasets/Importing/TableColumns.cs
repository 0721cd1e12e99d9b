using System.Collections.Frozen;

namespace TransferLab.Engine.Datasets.Importing;

/// <summary>Where in a table's rows path, label and part are.</summary>
internal sealed record TableColumns(int Path, int Label, int? Partition, bool HasHeader)
{
    private static readonly FrozenDictionary<string, TableColumn> Known = new (TableColumn Column, string Names)[]
    {
        (TableColumn.Path, "path file filename filepath image imagepath imagefile imageid img picture photo id name fichier chemin nomfichier nomdufichier"),
        (TableColumn.Label, "label labels class classname classlabel category target étiquette etiquette classe catégorie categorie"),
        (TableColumn.Partition, "split partition set subset part partie"),
    }.SelectMany(known => known.Names.Split(' ').Select(name => (name, known.Column))).ToFrozenDictionary(pair => pair.name, pair => pair.Column);

    public static TableColumn Meaning(string name) =>
        Known.GetValueOrDefault(string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant());

    /// <param name="first">The table's first row.</param>
    /// <param name="second">Its second row; empty where there is none.</param>
    /// <param name="isFile">Whether a cell names one of the source's files.</param>
    /// <returns>Null where path and label cannot be told.</returns>
    public static TableColumns? Of(IReadOnlyList<string> first, IReadOnlyList<string> second, Func<string, bool> isFile)
    {
        var isHeader = !first.Any(isFile) && (first.Any(name => Meaning(name) != TableColumn.Other) || second.Any(isFile));
        var (path, label, partition) = isHeader
            ? (Named(first, TableColumn.Path), Named(first, TableColumn.Label), Named(first, TableColumn.Partition))
            : (null, null, null);
        path = First(isHeader ? second : first, isFile) ?? path ?? First(isHeader ? second : first, LooksLikePicture);
        // Without a name the label is the only other column, or the one after the path.
        label ??= path is { } at && (first.Count == 2 || !isHeader) ? (at + 1 < first.Count ? at + 1 : at - 1) : null;
        return path is { } p && label is { } l && l >= 0 && l != p ? new(p, l, partition, isHeader) : null;
    }

    private static int? Named(IReadOnlyList<string> names, TableColumn column) => First(names, name => Meaning(name) == column);

    private static bool LooksLikePicture(string cell) => System.IO.Path.HasExtension(cell) && PictureName.Suggests(cell);

    private static int? First(IReadOnlyList<string> cells, Func<string, bool> isIt)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            if (isIt(cells[i]))
            {
                return i;
            }
        }

        return null;
    }
}
