using System.Text;
using CsCheck;
using ReviewBot.Mail;
using ReviewBot.Patches;
using ReviewBot.Tests.Patches;

namespace ReviewBot.Tests.Mail;

public sealed class MutatedMailTests
{
    private static readonly byte[][] Originals = [.. AssemblyCases.All.SelectMany(odd => odd.Mails).Distinct().Select(Encoding.UTF8.GetBytes)];

    private static readonly Gen<(int At, int Length, int Kind, byte Value)> Edit =
        Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 40], Gen.Int[0, 4], Gen.Byte);

    [Fact]
    public void No_damage_to_a_mail_throws_and_every_hunk_holds_what_its_header_says() =>
        Gen.Select(Gen.Int[0, Originals.Length - 1], Edit.List[1, 8]).Sample((pick, edits) =>
        {
            var bytes = Originals[pick].ToList();
            foreach (var edit in edits)
                Apply(bytes, edit);

            var contents = new List<MailContent>();
            foreach (var raw in MboxSplitter.Split(bytes.ToArray(), "mutant"))
            {
                if (MessageParser.TryParse(raw, out var message, out _))
                    contents.Add(PatchParser.Parse(message));
            }

            var assembly = SeriesAssembler.Assemble(contents);
            return assembly.Series.SelectMany(series => series.Patches)
                .SelectMany(patch => patch.Files)
                .SelectMany(file => file.Hunks)
                .All(IsWhole);
        }, iter: 3000);

    [Fact]
    public void No_text_in_an_example_throws() =>
        Gen.Select(Gen.Int[0, Originals.Length - 1], Edit.List[1, 8]).Sample((pick, edits) =>
        {
            var bytes = Originals[pick].ToList();
            foreach (var edit in edits)
                Apply(bytes, edit);
            return PatchParser.ParseText(
                Encoding.Latin1.GetString([.. bytes]), "mutant").Files.SelectMany(file => file.Hunks)
                .All(IsWhole);
        }, iter: 1000);

    private static bool IsWhole(Hunk hunk) =>
        hunk.Lines.Count(line => line.Kind != LineKind.Added) == hunk.OldCount
        && hunk.Lines.Count(line => line.Kind != LineKind.Removed) == hunk.NewCount;

    private static void Apply(List<byte> bytes, (int At, int Length, int Kind, byte Value) edit)
    {
        if (bytes.Count == 0)
            return;

        var at = edit.At % bytes.Count;
        var length = Math.Min(edit.Length, bytes.Count - at);
        switch (edit.Kind)
        {
            case 0:
                bytes[at] = edit.Value;
                break;
            case 1:
                bytes.RemoveRange(at, length);
                break;
            case 2:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 3:
                bytes.InsertRange(at, "\n@@ -1,9 +1,9 @@ \n--- a/x\n+++ b/x\n"u8[..Math.Min(length, 30)].ToArray());
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }
}
