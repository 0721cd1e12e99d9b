using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace TransferLab.Web.Components;

/// <summary>A component that keeps to its visitor's language, also where something outside of the visit, such as a run, makes it render anew.</summary>
public abstract class VisitorComponent : ComponentBase
{
    // Components are made while their visitor's page is rendered.
    private readonly CultureInfo culture = CultureInfo.CurrentCulture;
    private readonly CultureInfo words = CultureInfo.CurrentUICulture;

    /// <inheritdoc cref="ComponentBase.InvokeAsync(Action)"/>
    protected new Task InvokeAsync(Action work) => InvokeAsync(() =>
    {
        work();
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="ComponentBase.InvokeAsync(Func{Task})"/>
    /// <remarks>Whoever calls, e.g. the worker that runs an experiment for everybody, keeps its own language.</remarks>
    protected new Task InvokeAsync(Func<Task> work) => base.InvokeAsync(async () =>
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        await work();
    });
}
