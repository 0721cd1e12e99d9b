using System.Globalization;
using TransferLab.Web.Languages;

namespace TransferLab.Tests.Web.Languages;

public sealed class ByteTextTests
{
    [Theory]
    [InlineData(0, "en", "0 B")]
    [InlineData(999, "en", "999 B")]
    [InlineData(1000, "en", "1.0 kB")]
    [InlineData(999_600, "en", "1.0 MB")]
    [InlineData(13_964_571, "en", "14 MB")]
    [InlineData(3_655_033, "fr", "3,7 Mo")]
    [InlineData(8_589_934_592, "fr", "8,6 Go")]
    public void For_Size_IsShortAndInTheLanguage(long bytes, string language, string expected) =>
        Assert.Equal(expected, ByteText.For(bytes, new CultureInfo(language)).Replace('\u00a0', ' '));
}
