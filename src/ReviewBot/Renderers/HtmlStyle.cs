namespace ReviewBot.Renderers;

/// <summary>How the page of <see cref="HtmlRenderer"/> looks.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet; it holds no character that XML would take for its own.</summary>
    public const string Sheet =
        """

        :root {
          color-scheme: light dark;
          --page: #ffffff; --text: #1f2328; --soft: #5a6570; --line: #d8dee4; --box: #f5f7f9; --link: #0a58b8;
          --add: #e7f7ec; --add-word: #a9e5bc; --del: #fdeeee; --del-word: #f8c4c4;
          --error: #b3261e; --warning: #8f5b00; --note: #0a58b8;
          --error-box: #fdf0ef; --warning-box: #fdf6e3; --note-box: #eef5fd;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --page: #101418; --text: #e3e8ee; --soft: #98a3af; --line: #2d343c; --box: #181d23; --link: #76b3ff;
            --add: #112a1a; --add-word: #1f5c35; --del: #33181a; --del-word: #74292d;
            --error: #ff8a80; --warning: #e6b450; --note: #76b3ff;
            --error-box: #2c1917; --warning-box: #2a2213; --note-box: #142234;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 1rem; }
        body { margin: 0 auto; max-width: 64rem; padding: 2rem 1.25rem 4rem; background: var(--page); color: var(--text);
          font: 1rem/1.55 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
        a { color: var(--link); text-decoration: none; }
        a:hover { text-decoration: underline; }
        h1, h2 { line-height: 1.25; margin: 0; overflow-wrap: anywhere; }
        h1 { font-size: 1.7rem; }
        h2 { font-size: 1.25rem; }
        h1 small, .no { color: var(--soft); font-weight: normal; }
        .by { color: var(--soft); margin: .3rem 0 0; font-size: .9rem; overflow-wrap: anywhere; }
        .sum { margin: 1rem 0; }
        .sum b { display: inline-block; margin: 0 .3rem .3rem 0; padding: .1rem .65rem; border-radius: 1rem;
          border: 1px solid currentColor; font-size: .9rem; font-weight: 600; }
        b.error, .card.error b { color: var(--error); }
        b.warning, .card.warning b { color: var(--warning); }
        b.note, .card.note b { color: var(--note); }
        b.silenced { color: var(--soft); }
        header ol { list-style: none; margin: 0; padding: .75rem 1rem; background: var(--box); border-radius: 8px; }
        header ol li { margin: .15rem 0; overflow-wrap: anywhere; }
        header ul { list-style: none; margin: 0 0 .5rem; padding: 0 0 0 1.4rem; font-size: .9rem; }
        header ul li { padding-left: .6rem; border-left: 3px solid var(--soft); }
        header ul li.error { border-color: var(--error); }
        header ul li.warning { border-color: var(--warning); }
        header ul li.note { border-color: var(--note); }
        details pre { margin: .75rem; }
        article { margin-top: 2.5rem; padding-top: 1.75rem; border-top: 1px solid var(--line); }
        section + section { margin-top: 4rem; }
        pre, table, summary span:first-child { font: .82rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
          tab-size: 8; }
        pre { margin: 1rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
        .outcome { padding: .6rem .9rem; border-left: 4px solid var(--warning); background: var(--warning-box); border-radius: 4px; }
        details { margin: 1rem 0; border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
        summary { display: flex; justify-content: space-between; gap: 1rem; padding: .45rem .75rem; background: var(--box);
          cursor: pointer; overflow-wrap: anywhere; }
        summary span:first-child::before { content: "▸ "; color: var(--soft); }
        details[open] summary span:first-child::before { content: "▾ "; }
        .stat { white-space: nowrap; font-size: .82rem; }
        ins, del { text-decoration: none; }
        ins { color: #1a7f37; }
        del { color: var(--error); }
        table { width: 100%; border-collapse: collapse; table-layout: fixed; }
        td { padding: 0; vertical-align: top; white-space: pre-wrap; overflow-wrap: anywhere; }
        .n { width: 3.2rem; }
        .m { width: 1.4rem; }
        td:nth-child(1), td:nth-child(2) { padding-right: .5rem; text-align: right; color: var(--soft); user-select: none;
          opacity: .8; white-space: nowrap; }
        td:nth-child(3) { text-align: center; color: var(--soft); }
        .hunk td:nth-child(1) { padding: .25rem .75rem; text-align: left; background: var(--box); opacity: 1; white-space: pre-wrap; }
        .add { background: var(--add); }
        .del { background: var(--del); }
        mark { color: inherit; background: var(--add-word); border-radius: 2px; }
        .del mark { background: var(--del-word); }
        .hit td:nth-child(1) { box-shadow: inset 4px 0 var(--warning); }
        .said td:nth-child(1) { padding: 0; text-align: left; color: var(--text); opacity: 1; white-space: normal;
          user-select: auto; }
        .card { margin: .6rem .75rem .6rem 2rem; padding: .6rem .9rem .7rem; max-width: 46rem; border-left: 4px solid var(--soft);
          border-radius: 4px; background: var(--box); font: .93rem/1.5 system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; }
        .card.error { border-color: var(--error); background: var(--error-box); }
        .card.warning { border-color: var(--warning); background: var(--warning-box); }
        .card.note { border-color: var(--note); background: var(--note-box); }
        .card:target { outline: 2px solid var(--link); }
        .card p { margin: .35rem 0 0; }
        .card .head { display: flex; flex-wrap: wrap; gap: 0 .75rem; margin: 0; font-size: .85rem; overflow-wrap: break-word; }
        .card .go { margin-left: auto; white-space: nowrap; }
        .card.silenced { opacity: .8; }
        .why { color: var(--soft); font-size: .85rem; }
        footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .85rem; }
        @media (prefers-color-scheme: dark) { ins { color: #5ecb81; } }
        @media (max-width: 40rem) {
          body { padding: 1.25rem .75rem 3rem; }
          .n { width: 2.4rem; }
          td:nth-child(1), td:nth-child(2) { padding-right: .25rem; }
          .card { margin-left: .5rem; margin-right: .5rem; }
        }
        @media print { details { overflow: visible; } .go { display: none; } }

        """;
}
