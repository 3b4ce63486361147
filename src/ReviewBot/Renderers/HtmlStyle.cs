namespace ReviewBot.Renderers;

/// <summary>How the page of <see cref="HtmlRenderer"/> looks.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet.</summary>
    public const string Sheet =
        """
        :root { color-scheme: light dark; --text: #1f2328; --page: #fff; --soft: #59636e; --line: #d1d9e0; --box: #f6f8fa;
          --add: #e6f6ea; --del: #fdecec; --note: #0b62c4; --warning: #8a5a00; --error: #b3261e; }
        @media (prefers-color-scheme: dark) { :root { --text: #e6edf3; --page: #0f1318; --soft: #9aa4af; --line: #30363d;
          --box: #171c23; --add: #12301c; --del: #3b1719; --note: #6cb0ff; --warning: #e3b341; --error: #ff8a80; } }
        body { margin: 0 auto; padding: 1.5rem; max-width: 66rem; background: var(--page); color: var(--text);
          font: 1rem/1.5 system-ui, sans-serif; }
        h1, h2 { line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; }
        small, .aside, header p, footer { color: var(--soft); font-weight: normal; }
        nav ol { padding-left: 1.5rem; } nav b, .aside { font-size: .85rem; } a { color: var(--note); }
        section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1rem; }
        pre { margin: 0; font: .85rem/1.45 ui-monospace, monospace; tab-size: 8; }
        .log { color: var(--soft); white-space: pre-wrap; margin: .75rem 0 1rem; overflow-wrap: anywhere; }
        details { border: 1px solid var(--line); border-radius: 6px; margin: .75rem 0; }
        summary { background: var(--box); padding: .4rem .75rem; font: .85rem ui-monospace, monospace; cursor: pointer;
          border-radius: 6px; overflow-wrap: anywhere; }
        .diff { overflow-x: auto; } .diff > pre { min-width: max-content; }
        .hunk { background: var(--box); color: var(--soft); padding: .2rem .75rem; }
        .diff span { display: block; padding-right: 1rem; } .add { background: var(--add); } .del { background: var(--del); }
        .diff i { color: var(--soft); font-style: normal; user-select: none; }
        .diff code { display: inline-block; vertical-align: top; font: inherit; min-height: 1.45em; }
        .remark { position: sticky; left: 0; margin: .5rem 1rem; padding: .5rem 1rem; max-width: 44rem; background: var(--box);
          border-left: 4px solid var(--soft); border-radius: 4px; font-size: .9rem; }
        .remark p { margin: 0 0 .25rem; } .remark.note { border-color: var(--note); }
        .remark.warning { border-color: var(--warning); } .remark.error { border-color: var(--error); }
        .silenced { opacity: .75; } b.note { color: var(--note); } b.warning, pre.warning { color: var(--warning); } pre.warning { white-space: pre-wrap; }
        b.error { color: var(--error); } footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1rem; }

        """;
}
