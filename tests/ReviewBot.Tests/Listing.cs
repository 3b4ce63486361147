using System.Text;
using ReviewBot.Renderers;
using ReviewBot.Reviews;

namespace ReviewBot.Tests;

/// <summary>Listings of mails as strings.</summary>
internal static class Listing
{
    internal static string Json(params MailReading[] parts)
    {
        using var output = new MemoryStream();
        ListingJson.Write(parts, "0.0.0", output, new MemoryStream());
        return Encoding.UTF8.GetString(output.ToArray());
    }

    internal static string Text(MailReading reading, bool all, bool color = false)
    {
        using var output = new StringWriter();
        ListingText.Write([reading], new RenderOptions(color), all, output);
        return output.ToString();
    }
}
