using System.Globalization;
using System.Text.Json;
using TransferLab.Engine;

namespace TransferLab.Tests.Engine;

public sealed class UserMessageTests
{
    [Fact]
    public void Json_RoundTrip_KeepsFormatAndArguments()
    {
        var message = UserMessage.Of($"{3} of {"a{0}.png"} at {2.0:0.0} ({UserMessage.Of($"inner {1}")})");

        var back = JsonSerializer.Deserialize<UserMessage>(JsonSerializer.Serialize(message));

        Assert.Equal(message, back);
        Assert.Equal("3 of a{0}.png at 2.0 (inner 1)", back!.ToString());
    }

    [Fact]
    public void Text_NoTranslation_FallsBackToEnglishWithLocalNumbers()
    {
        var message = UserMessage.Of($"a text nobody translates {1.5:0.0}");

        Assert.Equal("a text nobody translates 1,5", message.Text(new CultureInfo("fr-FR")));
    }

    [Fact]
    public void ToString_OfException_IsProblemThenRemedy()
    {
        var error = new TransferLabException($"No file {"x"}.", $"Choose another.");

        Assert.Equal("No file x. Choose another.", error.Message);
    }
}
