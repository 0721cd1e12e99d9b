using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using TransferLab.Web.Components;

namespace TransferLab.Tests.Web;

public sealed class VisitorComponentTests : BunitContext
{
    [Fact]
    public async Task InvokeAsync_FromWorkInAnotherLanguage_RendersInTheVisitorsAndLeavesTheOtherAlone()
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
        var greeting = Render<Greeting>();

        await Task.Run(async () =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
            var rendered = greeting.Instance.RenderAgainAsync();
            Assert.Equal("de-DE", CultureInfo.CurrentUICulture.Name);
            await rendered;
        }, Xunit.TestContext.Current.CancellationToken);

        Assert.Equal("2 fr-FR fr-FR", greeting.Markup);
    }

    private sealed class Greeting : VisitorComponent
    {
        private int renderings;

        public Task RenderAgainAsync() => InvokeAsync(StateHasChanged);

        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, $"{++renderings} {CultureInfo.CurrentCulture.Name} {CultureInfo.CurrentUICulture.Name}");
    }
}
