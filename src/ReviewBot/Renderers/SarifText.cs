using System.Text;
using System.Text.Json;
using ReviewBot.Replies;
using ReviewBot.Rules;

namespace ReviewBot.Renderers;

/// <summary>The small parts of SARIF: messages, URIs, levels.</summary>
internal static class SarifText
{
    /// <summary>The base of every path.</summary>
    public const string Root = "%SRCROOT%";

    /// <summary>A message whose text is written as it is.</summary>
    public static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>
    /// Text that a reader shows as it is: no placeholder (SARIF 3.11.5) and no embedded link (3.11.6).
    /// </summary>
    public static string Plain(string text) => Printable.Lines(text)
        .Replace("{", "{{", StringComparison.Ordinal)
        .Replace("}", "}}", StringComparison.Ordinal)
        .Replace("](", "\\](", StringComparison.Ordinal);

    /// <summary>A path as a URI reference (RFC 3986 section 3.3).</summary>
    public static string Uri(string path)
    {
        var uri = new StringBuilder(path.Length);
        foreach (var b in Encoding.UTF8.GetBytes(path))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || (char)b is '/' or '-' or '.' or '_' or '~')
                uri.Append((char)b);
            else
                uri.Append('%').Append(b.ToString("X2", null));
        }

        return uri.ToString();
    }

    /// <summary>The level of a result.</summary>
    public static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "note",
    };
}
