# The native binary alone: no SDK, no runtime, no shell, no root. The folder .git stays outside, so say the version:
# docker build --build-arg VERSION=$(git describe --tags --match 'v*' | cut -c2-) .
FROM mcr.microsoft.com/dotnet/sdk:10.0-noble AS build
RUN apt-get update && apt-get install --yes --no-install-recommends clang zlib1g-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
ARG VERSION=
RUN MinVerVersionOverride=$VERSION .ci/build-native /app && mkdir /data

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
COPY --from=build /app /app
# configuration and state of "reviewbot watch"; a new volume begins as this folder, which the user may write
COPY --from=build --chown=$APP_UID /data /data
USER $APP_UID
VOLUME /data
WORKDIR /data
ENTRYPOINT ["/app/ReviewBot.Cli"]
