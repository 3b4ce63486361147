using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using ReviewBot.Benchmarks;

// dotnet run -c Release --project tests/ReviewBot.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(UnrelatedRules).Assembly)
    .Run(args, DefaultConfig.Instance.WithArtifactsPath(".artifacts/benchmarks"));
