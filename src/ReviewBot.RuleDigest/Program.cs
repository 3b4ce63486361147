using System.Text;
using ReviewBot.Rules;

// RuleDigest FOLDER FILE: reads the rule files under a folder and writes what the assembly carries of them. A part of
// the build; it knows YAML and no rule, so what is wrong with a rule is found by the tests.
if (args is not [var folder, var file])
{
    Console.Error.WriteLine("usage: RuleDigest FOLDER FILE");
    return 2;
}

var rules = new SortedDictionary<string, RuleNode.Map>(StringComparer.Ordinal);
foreach (var path in Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories))
{
    try
    {
        var id = Path.ChangeExtension(Path.GetRelativePath(folder, path), null).Replace(Path.DirectorySeparatorChar, '/');
        rules.Add(id, YamlReader.Read(path, File.ReadAllText(path, Encoding.UTF8)));
    }
    catch (RuleException e)
    {
        // the form in which a build points at a line
        Console.Error.WriteLine($"{e.Path}({e.Line}): error : {e.Problem}");
        return 1;
    }
}

using var output = File.Create(file);
RuleDigest.Write(rules, output);
return 0;
