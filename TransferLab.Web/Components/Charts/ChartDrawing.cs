using Plotly.Blazor;

namespace TransferLab.Web.Components.Charts;

/// <summary>What a chart draws: its series and the frame around them.</summary>
public sealed record ChartDrawing(IList<ITrace> Traces, Plotly.Blazor.Layout Layout);
