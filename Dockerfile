# The native binary alone: no SDK, no runtime, no shell, no root.
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
RUN apt-get update && apt-get install --yes --no-install-recommends clang zlib1g-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN dotnet publish src/ReviewBot.Cli -c Release --use-current-runtime -p:PublishAot=true -o /app \
    && rm -f /app/*.dbg /app/*.pdb

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
COPY --from=build /app /app
USER $APP_UID
WORKDIR /data
ENTRYPOINT ["/app/ReviewBot.Cli"]
