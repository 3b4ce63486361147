using ReviewBot.Cli.Commands;

return CommandLine.Run(args);
