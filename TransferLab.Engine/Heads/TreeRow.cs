using Microsoft.ML.Data;

namespace TransferLab.Engine.Heads;

/// <summary>One example as ML.NET reads it.</summary>
internal sealed class TreeRow
{
    /// <summary>The class; ML.NET makes a key of it.</summary>
    public uint Label { get; set; }

    public float[] Features { get; set; } = [];

    public static SchemaDefinition Schema(int width, int classes)
    {
        var schema = SchemaDefinition.Create(typeof(TreeRow));
        schema[nameof(Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, width);
        schema[nameof(Label)].ColumnType = new KeyDataViewType(typeof(uint), classes);
        return schema;
    }
}
