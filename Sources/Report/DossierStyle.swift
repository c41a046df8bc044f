/// What the dossier adds to the report's stylesheet.

enum DossierStyle {
  static let text = #"""
    .asof { display: inline-block; border: 1px solid var(--rule); padding: .3em .8em; margin: 0 0 24px;
      font: 14px/1.4 var(--sans); background: var(--panel); }
    sup { font: 11px/1 var(--sans); white-space: nowrap; margin-left: 3px; }
    .cite { text-decoration: none; padding: 0 1px; }
    .cite:hover { text-decoration: underline; }
    .chart { display: block; width: 100%; height: auto; } .chart.wide { min-width: 600px; }
    .folds { margin: 12px 0 0; } .folds summary { font: 600 14px/1.4 var(--sans); cursor: pointer; }
    .bar { fill: #5d6b76; } .bar.marked { fill: #99271b; }
    .whisker { stroke: #1b1c1e; stroke-width: 1.4; }
    .slope { stroke: #2a6b4a; stroke-width: 2.2; } .slope.down { stroke: #99271b; }
    .slope.unseen { stroke: #8b8f94; stroke-dasharray: 3 4; }
    .stop-dot { fill: #1b1c1e; }
    .band { fill: #1b4f7d; fill-opacity: .16; } .middle { fill: none; stroke: #1b4f7d; stroke-width: 2.2; }
    .multiples { display: grid; grid-template-columns: repeat(auto-fit, minmax(260px, 1fr)); gap: 18px 26px; }
    .multiples figure { margin: 0; }
    .verdict { display: inline-block; min-width: 7.6em; text-align: center; padding: .22em .6em; border-radius: 2px;
      font: 700 12.5px/1.3 var(--sans); color: #fff; background: #5a6067; }
    .verdict.confirmed { background: #14532d; } .verdict.partly { background: #7a5600; }
    .verdict.contradicted { background: #8f2147; } .verdict.stale { background: #a04a12; }
    .ledger { width: 100%; border-collapse: collapse; font: 15px/1.45 var(--sans); }
    .ledger th { text-align: left; font-size: 13px; color: var(--quiet); font-weight: 600; padding: 0 14px 7px 0;
      border-bottom: 2px solid var(--ink); vertical-align: bottom; }
    .ledger td { padding: 10px 14px 10px 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
    .ledger td.n, .ledger th.n { text-align: right; font-variant-numeric: tabular-nums; }
    .stage { white-space: nowrap; font-weight: 600; } .stage.lapsed { color: #99271b; }
    .stage.delivered, .stage.verified { color: #14532d; }
    .basis { white-space: nowrap; } .basis::before { content: "●"; margin-right: 6px; color: #5a6067; }
    .basis.observed::before { color: #14532d; } .basis.reported::before { color: #1b4f7d; }
    .basis.estimated::before { color: #7a5600; } .basis.alleged::before { color: #99271b; }
    .notes { font: 13.5px/1.5 var(--sans); padding-left: 2.6em; } .notes li { margin-bottom: 5px; overflow-wrap: anywhere; }
    .notes li:target { background: #fbeecb; outline: 6px solid #fbeecb; }
    .notes q { font-family: var(--serif); font-style: italic; margin-left: 4px; }
    .unseen-box { border-left: 4px solid var(--accent); padding: 4px 0 4px 20px; max-width: 42em; }
    .warning { font: 700 14px/1.4 var(--sans); color: var(--accent); text-transform: uppercase; letter-spacing: .08em; }
    .ledger p { margin: 4px 0 0; } .changed td:first-child { white-space: nowrap; }
    @media (max-width: 640px) {
      .ledger thead { display: none; } .ledger, .ledger tbody, .ledger tr, .ledger td { display: block; width: 100%; }
      .ledger tr { border-bottom: 1px solid var(--rule); padding: 10px 0; } .ledger td { border: 0; padding: 2px 0; }
      .ledger td.n { text-align: left; } .verdict { min-width: 0; }
    }
    @media print { .chart.wide { min-width: 0; } .ledger { font-size: 8.5pt; } .notes { font-size: 7.5pt; } .multiples { grid-template-columns: 1fr 1fr 1fr; }
      .cite { color: #333; } }
    """#
}
