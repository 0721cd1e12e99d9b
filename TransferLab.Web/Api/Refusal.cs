using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TransferLab.Engine;

namespace TransferLab.Web.Api;

/// <summary>How the HTTP interface says no: <c>{"problem": …, "remedy": …}</c> in the caller's language.</summary>
internal static class Refusal
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IResult Of(int status, FormattableString problem, FormattableString remedy) =>
        Of(status, UserMessage.Of(problem), UserMessage.Of(remedy));

    public static IResult Of(int status, TransferLabException known) => Of(status, known.Problem, known.Remedy);

    public static IResult NoRun(string name) =>
        Of(StatusCodes.Status404NotFound, $"There is no run {name}.", $"Choose a run from the list of experiments.");

    private static IResult Of(int status, UserMessage problem, UserMessage remedy) => Results.Json(
        new { problem = problem.Text(CultureInfo.CurrentUICulture), remedy = remedy.Text(CultureInfo.CurrentUICulture) },
        Json,
        statusCode: status);
}
