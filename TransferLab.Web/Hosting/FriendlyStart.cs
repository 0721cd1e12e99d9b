using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using TransferLab.Engine;

namespace TransferLab.Web.Hosting;

/// <summary>Runs the app; what keeps it from starting is told in words, not as a stack trace.</summary>
public static class FriendlyStart
{
    public static async Task<int> RunAsync(Func<Task> run)
    {
        try
        {
            await run();
            return 0;
        }
        catch (IOException failure) when (failure.InnerException is AddressInUseException)
        {
            return Fail(failure.Message, "Stop the other program, or choose another port: add --urls http://127.0.0.1:5081");
        }
        catch (OptionsValidationException failure)
        {
            return Fail(string.Join(Environment.NewLine, failure.Failures), "Correct these settings in appsettings.json.");
        }
        catch (TransferLabException failure)
        {
            return Fail(failure.Problem.ToString(), failure.Remedy.ToString());
        }
        catch (Exception failure) when (failure is InvalidDataException or InvalidOperationException or FormatException or SocketException or AggregateException)
        {
            // A typing error in the settings, an address that is none or cannot be used.
            return Fail(failure.GetBaseException().Message, "Correct appsettings.json or the command line.");
        }
    }

    private static int Fail(string problem, string remedy)
    {
        Console.Error.WriteLine($"TransferLab could not start: {problem}");
        Console.Error.WriteLine(remedy);
        return 1;
    }
}
