namespace ReviewBot.Tests.Reviews;

/// <summary>A goto whose label is in another hunk: where it leads is known as far as that hunk shows.</summary>
public sealed class HiddenLabelTests
{
    private const string Patch = """
        Foo.
        ---
        --- a/drivers/usb/foo.c
        +++ b/drivers/usb/foo.c
        @@ -20,6 +20,11 @@ static int foo_probe(struct platform_device *pdev)
         	ret = foo_enable_clocks(foo);
         	if (ret)
         		goto unprepare;
         
        +	if (!foo_is_supported(foo)) {
        +		dev_err(foo->dev, "unknown chip\n");
        +		goto disable;
        +	}
        +
         	foo_cache(foo);
         	foo_start(foo);
        @@ -90,5 +95,6 @@ static int foo_probe(struct platform_device *pdev)
         err:
         	foo_stop(foo);
        +disable:
         	foo_disable_clocks(foo);
         unprepare:
         	foo_unprepare_clocks(foo);

        """;

    [Fact]
    public void A_label_that_leads_to_that_of_the_other_failures_returns_what_they_return()
    {
        var finding = Assert.Single(Review(Patch));

        Assert.Equal("c/error-path-zero", finding.Rule.Id);
        Assert.Equal((24, 26), (finding.Place.Line, finding.Place.EndLine));
        Assert.Contains("ret says success", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\tret = -ENODEV;")]
    [InlineData("\treturn -ENODEV;")]
    public void What_is_set_or_returned_between_the_labels_is_not_that(string line)
    {
        var patch = Patch.Replace(" \tfoo_disable_clocks(foo);", " " + line, StringComparison.Ordinal);

        Assert.NotEqual(Patch, patch);
        Assert.Empty(Review(patch));
    }

    private static IEnumerable<ReviewBot.Reviews.Finding> Review(string body) =>
        Sample.Review(Mails.Write("[PATCH] usb: foo: tell unknown chips", "1", body: body)).Series.Single().Findings
            .Where(finding => finding.Rule.Id.StartsWith("c/", StringComparison.Ordinal));
}
