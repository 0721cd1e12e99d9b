using System.Net.Sockets;
using TransferLab.Web.Hosting;

namespace TransferLab.Tests.Web.Hosting;

public sealed class FriendlyStartTests
{
    public static TheoryData<Exception> Mistakes =>
    [
        new InvalidDataException("Failed to load configuration from file 'appsettings.json'."),
        new InvalidOperationException("Failed to convert configuration value."),
        new FormatException("Invalid url: '5080'"),
        new SocketException(13),
        new AggregateException(new InvalidOperationException("Not a number.")),
    ];

    [Theory, MemberData(nameof(Mistakes))]
    public async Task Run_SettingsThatCannotBe_EndsInsteadOfThrowing(Exception mistake) =>
        Assert.Equal(1, await FriendlyStart.RunAsync(() => Task.FromException(mistake)));
}
