using Bunit;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using TransferLab.Engine;
using TransferLab.Web.Components.Layout;

namespace TransferLab.Tests.Web.Layout;

public sealed class BoundaryTests : PageContext
{
    [Fact]
    public void PageFails_WithKnownReason_ShowsProblemAndRemedy()
    {
        var page = Render<Boundary>(boundary => boundary.AddChildContent<Failing>(failing => failing.Add(
            component => component.Failure, new TransferLabException($"The file {"x.png"} is taken.", $"Give it another name."))));

        Assert.Contains("The file x.png is taken.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Give it another name.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("alert", page.Find("section").GetAttribute("role"));
    }

    [Fact]
    public void PageFails_ForAnUnknownReason_SaysWhatIsSafeAndKeepsTheReasonToTheLog()
    {
        var page = Render<Boundary>(boundary => boundary.AddChildContent<Failing>(failing => failing.Add(
            component => component.Failure, new InvalidOperationException("index 7 of secret"))));

        Assert.Contains("What you entered so far is kept", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page.Markup, StringComparison.Ordinal);
    }

    [Theory, InlineData(Severity.Error, "alert"), InlineData(Severity.Warning, "status"), InlineData(Severity.Info, "status")]
    public void Notice_OfSeverity_IsAnnouncedAccordingly(Severity severity, string role)
    {
        var notice = Render<Notice>(parameters => parameters
            .Add(component => component.Severity, severity)
            .Add(component => component.Problem, UserMessage.Of($"{3} are too many.")));

        Assert.Equal(role, notice.Find(".notice").GetAttribute("role"));
        Assert.Contains("3 are too many.", notice.Markup, StringComparison.Ordinal);
    }

    private sealed class Failing : ComponentBase
    {
        [Parameter, EditorRequired]
        public required Exception Failure { get; set; }

        protected override void OnInitialized() => throw Failure;
    }
}
