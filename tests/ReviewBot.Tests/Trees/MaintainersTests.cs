using ReviewBot.Trees;

namespace ReviewBot.Tests.Trees;

public sealed class MaintainersTests
{
    private static readonly Maintainers File = Maintainers.Parse(
        """
        List of maintainers
        ===================

        T:	this line is in prose

        FOO DRIVERS
        M:	A Maintainer <a@example.org>
        T:	git git://git.example.org/foo.git for-next
        F:	drivers/foo/
        F:	include/linux/foo*.h
        X:	drivers/foo/old/

        FOO CORE
        T:	git https://git.example.org/core.git
        F:	drivers/foo/core.c

        BAR, WITHOUT A TREE
        F:	drivers/bar/

        BAZ, ONE LEVEL
        T:	quilt https://git.example.org/patches
        T:	git git://git.example.org/baz.git
        F:	drivers/baz/*

        THE REST
        T:	git git://git.example.org/linux.git
        F:	*
        F:	*/

        """);

    [Theory]
    [InlineData("drivers/foo/a.c", "git://git.example.org/foo.git")]
    [InlineData("drivers/foo/sub/a.c", "git://git.example.org/foo.git")]
    [InlineData("include/linux/foo-bus.h", "git://git.example.org/foo.git")]
    [InlineData("drivers/foo/core.c", "git://git.example.org/foo.git,https://git.example.org/core.git")]
    [InlineData("drivers/foo/old/a.c", "git://git.example.org/linux.git")]
    [InlineData("drivers/baz/a.c", "git://git.example.org/baz.git")]
    [InlineData("drivers/baz/sub/a.c", "git://git.example.org/linux.git")]
    [InlineData("drivers/bar/a.c", "git://git.example.org/linux.git")]
    [InlineData("Makefile", "git://git.example.org/linux.git")]
    [InlineData("include/linux/sub/foo.h", "git://git.example.org/linux.git")]
    public void A_file_goes_into_the_repository_of_its_section(string path, string repositories) =>
        Assert.Equal(repositories, string.Join(',', File.RepositoriesOf([path])));

    [Fact]
    public void Most_files_decide() => Assert.Equal(
        ["git://git.example.org/baz.git", "git://git.example.org/linux.git"],
        File.RepositoriesOf(["Makefile", "drivers/baz/a.c", "drivers/baz/b.c", "drivers/baz/b.c"]));

    [Theory]
    [InlineData("git://git.example.org/foo.git", "https://git.example.org/foo", true)]
    [InlineData("https://git.example.org/foo/", "https://git.example.org/foo.git", true)]
    [InlineData("git://git.example.org/foo.git", "git://git.example.org/bar.git", false)]
    public void Addresses_of_one_repository_are_told(string one, string other, bool isSame) =>
        Assert.Equal(isSame, Maintainers.IsSame(one, other));
}
