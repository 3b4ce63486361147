using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using ReviewBot.Benchmarks;

// dotnet run -c Release --project tests/ReviewBot.Benchmarks -- --filter '*'
// dotnet run -c Release --project tests/ReviewBot.Benchmarks -- lex linux/kernel linux/drivers/net
if (args is ["lex", .. var folders])
    TreeLexing.Run(folders);
else
    BenchmarkSwitcher.FromAssembly(typeof(UnrelatedRules).Assembly)
        .Run(args, DefaultConfig.Instance.WithArtifactsPath(".artifacts/benchmarks"));
