using CsCheck;
using ReviewBot.Source;
using ReviewBot.Trees;

namespace ReviewBot.Tests.Source;

public sealed class SpellingTests
{
    /// <summary>Of few letters, so that different words meet where the string of the last one is kept.</summary>
    [Fact]
    public void A_token_is_spelled_as_it_is_written_whatever_others_ask_for_at_the_same_time() =>
        Gen.String[Gen.Char["abc_ \u00e4("], 0, 300].Array[1, 20].Sample(texts => texts.AsParallel().All(text =>
        {
            var fragment = new CFragment(new Fragment(1, text, ""), isWhole: true);
            return Enumerable.Range(0, fragment.Tokens.Length).All(i => fragment.Spelling(i) == fragment.Text(i).ToString());
        }));
}
