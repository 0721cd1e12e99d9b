namespace TransferLab.Engine.Graphs;

/// <summary>How the training graph is told the right answers.</summary>
public enum LabelKind
{
    /// <summary>Int64 (batch): the class of each example.</summary>
    ClassIndex,

    /// <summary>Float (batch, classes): a distribution for each example, as mixup and distillation make it. A row of zeros counts for nothing.</summary>
    Distribution,
}
