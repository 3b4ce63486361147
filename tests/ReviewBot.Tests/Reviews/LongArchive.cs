using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ReviewBot.Mail;

namespace ReviewBot.Tests.Reviews;

/// <summary>The mails of a list that goes on for years.</summary>
internal static class LongArchive
{
    /// <summary>
    /// Every second day a series of two, of which the second patch loses a tab, a reply, and three weeks later a second
    /// try at that patch; oldest first.
    /// </summary>
    internal static List<RawMail> Write(int years)
    {
        var mails = new SortedDictionary<(DateTime, string), RawMail>();
        for (var i = 0; i < years * 180; i++)
        {
            var day = new DateTime(2020, 1, 1, 12, 0, 0, DateTimeKind.Utc).AddDays(2 * i);
            Add(day, $"{i}.0", Mails.Write("[PATCH 0/2] all", $"{i}.0", body: "Cover.\n"));
            Add(day.AddSeconds(1), $"{i}.1", Mails.Write("[PATCH 1/2] one", $"{i}.1", $"{i}.0"));
            Add(day.AddSeconds(2), $"{i}.2", Mails.Write("[PATCH 2/2] two", $"{i}.2", $"{i}.0", body: "Set c.\n---\n" + Mails.TabLost));
            Add(day.AddDays(1), $"{i}.4", Mails.Write("Re: [PATCH 2/2] two", $"{i}.4", $"{i}.2"));
            Add(day.AddDays(21), $"{i}.3", Mails.Write("[PATCH v2 2/2] two", $"{i}.3", $"{i}.2"));
        }

        return [.. mails.Values];

        void Add(DateTime date, string id, string mail)
        {
            var text = Regex.Replace(mail, "^Date: .*$", $"Date: {date.ToString("r", CultureInfo.InvariantCulture)}", RegexOptions.Multiline);
            mails.Add((date, id), new RawMail(Encoding.UTF8.GetBytes(text), id));
        }
    }
}
