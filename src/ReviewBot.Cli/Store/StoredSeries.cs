namespace ReviewBot.Cli.Store;

/// <summary>Where a series stands.</summary>
internal enum SeriesState
{
    /// <summary>It is to be reviewed when it is due.</summary>
    Waiting,

    /// <summary>It was reviewed.</summary>
    Reviewed,

    /// <summary>It is not reviewed; why is said.</summary>
    Skipped,
}

/// <summary>A series as it is kept.</summary>
internal sealed record StoredSeries(
    long Id, long Lineage, string List, string Root, string? ChangeId, string Title, int Version, string Author,
    DateTimeOffset Sent, int Total, int Present, string Members, SeriesState State, DateTimeOffset Due, string? Why);
