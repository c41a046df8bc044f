/// The look of the report: a page of a newspaper, on screen, on a phone and on paper.
///
/// Text on its ground has a contrast of at least 4.5 (WCAG 2.2, 1.4.3). Fonts are those of the
/// reader's system.

enum Stylesheet {
  static let text = #"""
    :root {
      --ink: #1b1c1e; --quiet: #565b61; --rule: #d8d4ca; --paper: #fdfcf9; --panel: #f5f2ea;
      --accent: #99271b; --link: #1b4f7d;
      --serif: Georgia, "Iowan Old Style", "Palatino Linotype", "Source Serif Pro", "Times New Roman", serif;
      --sans: "Helvetica Neue", Helvetica, "Segoe UI", Roboto, Arial, "Liberation Sans", sans-serif;
      --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
    }
    * { box-sizing: border-box; }
    html { scroll-behavior: smooth; -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--paper); color: var(--ink); font: 18px/1.55 var(--serif); }
    main, .masthead, nav, footer { max-width: 1180px; margin: 0 auto; padding: 0 28px; }
    a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
    a:focus-visible, button:focus-visible, summary:focus-visible, .scroll:focus-visible {
      outline: 3px solid var(--accent); outline-offset: 2px; }
    .skip { position: absolute; left: -9999px; }
    .skip:focus { left: 12px; top: 12px; background: var(--paper); padding: 8px; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    bdi { overflow-wrap: break-word; }

    .masthead { padding-top: 56px; }
    .kicker { font: 700 13px/1 var(--sans); letter-spacing: .11em; text-transform: uppercase;
      color: var(--accent); margin: 0 0 18px; }
    h1 { font: 700 clamp(34px, 5.4vw, 60px)/1.06 var(--serif); letter-spacing: -.015em; margin: 0 0 18px;
      max-width: 20em; overflow-wrap: anywhere; }
    .standfirst { font-size: clamp(19px, 2.1vw, 23px); line-height: 1.45; max-width: 38em; margin: 0 0 34px;
      color: #33363a; }
    .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(158px, 1fr)); gap: 0 28px;
      margin: 0; border-top: 3px solid var(--ink); }
    .figures > div { padding: 14px 0 18px; display: flex; flex-direction: column-reverse;
      justify-content: flex-end; }
    .figures dt { font: 14px/1.35 var(--sans); color: var(--quiet); }
    .figures dt a { color: inherit; text-decoration: none; }
    .figures dt a:hover { text-decoration: underline; }
    .figures dd { margin: 0 0 4px; }
    .figures b { display: block; font: 700 27px/1.15 var(--serif); }
    .figures .range { font-size: 13px; }
    .range { font-family: var(--sans); color: var(--quiet); font-size: .86em; white-space: nowrap; }
    nav { margin-top: 20px; }
    nav ol { list-style: none; margin: 0; padding: 11px 0; display: flex; flex-wrap: wrap; gap: 6px 22px;
      border-top: 1px solid var(--rule); border-bottom: 1px solid var(--rule); }
    nav a { font: 14px/1.4 var(--sans); color: var(--ink); text-decoration: none; }
    nav a:hover { text-decoration: underline; }

    section { padding-top: 64px; }
    h2 { font: 700 32px/1.15 var(--serif); margin: 0 0 10px; letter-spacing: -.01em; }
    .lead { max-width: 40em; margin: 0 0 26px; color: #33363a; }
    .quiet, .source { color: var(--quiet); font: 14px/1.45 var(--sans); }
    td .quiet { font-size: 13px; }
    .none { max-width: 40em; padding: 16px 20px; background: var(--panel); margin: 0; }

    .summary-page { padding-top: 34px; }
    .summary-columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 52px; }
    .summary-page h3 { font: 700 14px/1.3 var(--sans); color: var(--accent); margin: 16px 0 6px; }
    .summary-page p { margin: 0 0 10px; font-size: 17px; line-height: 1.5; }
    .summary-page p.quiet { font: 14px/1.45 var(--sans); }
    .summary-page ul { margin: 0 0 10px; padding-left: 1.1em; font-size: 16px; line-height: 1.45; }
    .origin-bars { margin: 4px 0 14px; } .origin-bars svg { display: block; width: 100%; height: auto; }
    .origin-bars figcaption { padding-top: 4px; font-size: 13px; }
    svg .bar-name { font-size: 12.5px; } svg .bar-value { font-size: 12.5px; font-weight: 700; }
    .bar-fill { fill-opacity: .75; }

    .grades { display: grid; grid-template-columns: repeat(auto-fit, minmax(250px, 1fr)); gap: 8px 26px;
      margin: 0 0 34px; padding: 14px 18px; background: var(--panel); font: 14px/1.4 var(--sans); }
    .grades > div { display: flex; gap: 10px; align-items: baseline; }
    .grades dd { margin: 0; }
    .grade { display: inline-block; min-width: 1.75em; padding: .18em .4em; text-align: center; border-radius: 2px;
      font: 700 14px/1.2 var(--sans); color: #fff; background: #56606a; }
    .grade-a { background: #14532d; } .grade-b { background: #2a6b4a; } .grade-c { background: #7a5600; }
    .grade-d { background: #a04a12; } .grade-x { background: #8f2147; } .grade-u { background: #5a6067; }
    .finding { border-top: 1px solid var(--rule); padding: 26px 0 12px; display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 4fr); gap: 0 52px; }
    .finding > header { grid-column: 1 / -1; }
    .tags { display: flex; flex-wrap: wrap; gap: 8px 14px; align-items: center; margin: 0 0 10px;
      font: 14px/1.3 var(--sans); }
    .practice { border: 1px solid #b9b4a7; padding: .18em .55em; border-radius: 2px; }
    .confidence { color: var(--quiet); }
    .finding h3 { font: 700 25px/1.22 var(--serif); margin: 0 0 6px; max-width: 30em; }
    .byline { font: 14px/1.4 var(--sans); color: var(--quiet); margin: 0 0 14px; }
    .summary { margin: 0 0 16px; max-width: 36em; }
    .reasons { margin: 0 0 14px; font: 15px/1.5 var(--sans); }
    .reasons > div { padding: 0 0 11px; }
    .reasons dt { font-weight: 700; font-size: 13px; color: var(--accent); }
    .reasons dd { margin: 1px 0 0; max-width: 46em; }
    .reasons ul { margin: 0; padding-left: 1.1em; }
    #unseen .reasons { display: grid; grid-template-columns: repeat(auto-fit, minmax(310px, 1fr)); gap: 4px 40px; }
    #unseen dt::first-letter { text-transform: uppercase; }

    .clean { list-style: none; margin: 0; padding: 0; }
    .clean > li { border-top: 1px solid var(--rule); padding: 13px 0 13px 30px; position: relative; }
    .clean > li::before { content: ""; position: absolute; left: 4px; top: 19px; width: 12px; height: 6px;
      border: solid #2a6b4a; border-width: 0 0 2.5px 2.5px; transform: rotate(-45deg); }
    .ship { font-weight: 700; }

    figure { margin: 0 0 30px; }
    figcaption { font: 14px/1.45 var(--sans); color: #33363a; padding-top: 9px; }
    .source { margin: 8px 0 0; font-size: 12.5px; }
    .map { position: relative; border: 1px solid #b8c3c9; background: #e6eef2; overflow: hidden; }
    .map svg { display: block; width: 100%; height: auto; touch-action: pan-y; }
    .tools { display: flex; justify-content: flex-end; gap: 4px; padding: 6px; background: var(--paper);
      border-top: 1px solid #b8c3c9; }
    .inset .tools { display: none; }
    .tools button { width: 34px; height: 34px; border: 1px solid #9aa5ab; background: #fff; color: var(--ink);
      font: 18px/1 var(--sans); border-radius: 2px; cursor: pointer; }
    .tools button:disabled { color: #7c8388; cursor: default; }
    .insets { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); gap: 26px 20px; }
    .inset { margin: 0; }
    .number { display: inline-block; min-width: 21px; height: 21px; border-radius: 11px; background: var(--ink); color: #fff;
      text-align: center; font: 700 13px/21px var(--sans); margin-right: 8px; }
    .inset-leg { display: block; margin-top: 3px; font-size: 13.5px; }
    .keys { display: flex; flex-wrap: wrap; gap: 5px 20px; font: 14px/1.5 var(--sans); margin: 0 0 12px; }
    .key { display: inline-flex; align-items: center; gap: 7px; }
    .key a { color: inherit; }
    .swatch { width: 18px; height: 18px; flex: none; overflow: visible; }
    .swatch.line { width: 22px; height: 10px; }

    svg text { font-family: var(--sans); fill: var(--ink); unicode-bidi: isolate; }
    .sea { fill: #e6eef2; } .land { fill: #f6f3ec; stroke: #b3aa97; stroke-width: .7; fill-rule: evenodd; }
    .lake { fill: #e6eef2; stroke: #c3ccd0; stroke-width: .5; }
    .border { fill: none; stroke: #cfc7b6; stroke-width: .7; stroke-dasharray: 3 2; }
    .graticule { fill: none; stroke: #6f8793; stroke-opacity: .22; stroke-width: .6; }
    svg .degree { font-size: 10.5px; fill: #5b6d76; }
    svg .country { fill: #776f5f; letter-spacing: .09em; }
    .map path { vector-effect: non-scaling-stroke; }
    .track { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
    .background { stroke: #7f8a91; stroke-opacity: .55; stroke-width: .9; }
    .silence { fill: none; stroke-width: 1.5; stroke-dasharray: 2 5; stroke-linecap: round; }
    .challenged { stroke-width: 2.2; stroke-dasharray: 7 6; }
    .port-call { fill: #fff; stroke-width: 2; }
    .transfer { stroke: #fff; stroke-width: 1.4; }
    .encounter { fill: none; stroke: #33363a; stroke-width: 1.5; }
    .anomaly { fill: none; stroke: #8f2147; stroke-width: 2; }
    .identity { fill: #fff; stroke: #1b1c1e; stroke-width: 1.6; }
    .stop { fill: #1b1c1e; stroke: #fff; stroke-width: 1.6; }
    svg .stop-number { fill: #fff; font-weight: 700; font-size: 12px; }
    .map .label text { paint-order: stroke; stroke: #fdfcf9; stroke-width: 3.4px; stroke-linejoin: round;
      font-weight: 600; }
    .scale .bar { fill: none; stroke: #33363a; stroke-width: 1.4; }
    svg .scale text { font-size: 11px; }

    .scroll { overflow-x: auto; position: relative; } .scroll + .scroll { margin-top: 34px; }
    .flow { display: block; width: 100%; min-width: 640px; height: auto; margin: 0 auto; }
    .reach { fill: #1b1c1e; fill-opacity: .1; } .stripe { fill-opacity: .5; } .sure { fill-opacity: .45; stroke: #1b1c1e; stroke-opacity: .35; stroke-width: .8;
      stroke-dasharray: 4 3; }
    .flow .beside { paint-order: stroke; stroke: #fdfcf9; stroke-width: 3.5px; stroke-linejoin: round; }
    svg .flow-node { font-weight: 700; font-size: 13px; } svg .flow-under { font-size: 11px; fill: #565b61; }
    svg .flow-best { font-weight: 700; font-size: 13.5px; } svg .flow-range { font-size: 11px; fill: #33363a; }
    .share, .day { white-space: nowrap; }
    .chain { border-top: 1px solid var(--rule); padding-top: 18px; margin-bottom: 44px; }
    .chain h3 { font: 700 19px/1.3 var(--serif); margin: 0 0 12px; }
    .landed { list-style: none; margin: 14px 0 0; padding: 0; font: 15px/1.5 var(--sans); }
    .landed p { margin: 0 0 4px; } .landed > li { margin-bottom: 14px; }
    .shares { list-style: none; margin: 0; padding: 0; }
    .shares li { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 8px; }
    .share-bar { width: 120px; height: 14px; flex: none; }
    .trough { fill: #1b1c1e; fill-opacity: .07; } .whisker { fill: none; stroke: #1b1c1e; stroke-width: 1.3; }
    .way { display: grid; grid-template-columns: minmax(0, 7fr) minmax(0, 4fr); gap: 24px; margin-top: 18px; }
    .way .map { align-self: start; }
    .stops { list-style: none; margin: 0; padding: 0; font: 15px/1.45 var(--sans); }
    .stops li { margin-bottom: 14px; padding-left: 30px; position: relative; }
    .stops .number { position: absolute; left: 0; top: 0; }

    .dossier { border-top: 1px solid var(--rule); padding-top: 20px; margin-bottom: 8px; }
    .dossier h3 { font: 700 21px/1.25 var(--serif); margin: 0; }
    .dot { display: inline-block; width: 12px; height: 12px; border-radius: 6px; margin-right: 9px; }
    .particulars { font: 14px/1.45 var(--sans); color: var(--quiet); margin: 3px 0 8px; }
    .plot-title { font: 13px/1.4 var(--sans); color: var(--quiet); margin: 6px 0 0; }
    .timeline, .draught { display: block; width: 100%; min-width: 640px; height: auto; }
    .tick { fill: none; stroke: #1b1c1e; stroke-opacity: .12; stroke-width: 1; }
    .base { fill: none; stroke: #1b1c1e; stroke-width: 1; }
    svg .axis { font-size: 11.5px; fill: #565b61; }
    .heard { fill-opacity: .85; } .swatch .heard { fill: #4d5560; }
    .slow { fill: #fff; fill-opacity: .45; } .hole { fill: var(--paper); }
    .dashes { fill: none; stroke-width: 2; stroke-dasharray: 4 4; }
    .stay { fill-opacity: .28; } .cargo .stay { fill-opacity: 1; }
    .timeline .label { font-size: 12px; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
    svg .note { font-size: 11.5px; fill: #565b61; }
    .depth { fill-opacity: .1; } .step { fill: none; stroke-width: 2.2; }
    .stay-column { fill: #1b1c1e; fill-opacity: .1; }
    .design { fill: none; stroke: #565b61; stroke-dasharray: 2 3; }
    svg .value { font-size: 12px; font-weight: 600; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }

    table { border-collapse: collapse; width: 100%; font: 14.5px/1.45 var(--sans); font-variant-numeric: tabular-nums; }
    caption { text-align: left; font: 700 14px/1.4 var(--sans); padding: 4px 0 6px; }
    th { text-align: left; font-size: 12.5px; color: var(--quiet); border-bottom: 2px solid var(--ink);
      padding: 5px 14px 5px 0; vertical-align: bottom; }
    td { border-bottom: 1px solid var(--rule); padding: 9px 14px 9px 0; vertical-align: top; }
    .n { text-align: right; }
    details { margin: 16px 0; }
    summary { cursor: pointer; font: 700 15px/1.5 var(--sans); padding: 5px 0; }
    .verdict { display: inline-block; padding: .12em .5em; border-radius: 2px; font: 600 13px/1.35 var(--sans);
      border: 1px solid; white-space: nowrap; }
    .good { color: #14532d; background: #edf5ef; } .bad { color: #8a1f14; background: #fbeeec; }
    .open { color: #45494e; background: #f1efe9; }
    .evidence { font-variant-numeric: tabular-nums; }
    code, pre { font-family: var(--mono); font-size: 13px; }
    code { overflow-wrap: anywhere; }
    pre { background: var(--panel); padding: 14px 18px; overflow-x: auto; line-height: 1.5; white-space: pre-wrap; }
    .hash { font-size: 11.5px; color: #45494e; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 12px 30px; margin: 20px 0; }
    .facts dt { font: 13px/1.4 var(--sans); color: var(--quiet); } .facts dd { margin: 0; }
    :target { scroll-margin-top: 20px; }
    tr:has(:target) td { background: #fff3cf; }
    footer { margin-top: 80px; padding-top: 20px; padding-bottom: 60px; }
    footer p { border-top: 3px solid var(--ink); padding-top: 16px; font: 14px/1.55 var(--sans); color: var(--quiet);
      max-width: none; }

    @media screen and (max-width: 760px) {
      body { font-size: 17px; }
      main, .masthead, nav, footer { padding-left: 18px; padding-right: 18px; }
      .masthead { padding-top: 30px; }
      section { padding-top: 46px; }
      h2 { font-size: 27px; }
      .figures { grid-template-columns: 1fr 1fr; gap: 0 18px; }
      .figures b { font-size: 22px; }
      .finding { display: block; }
      .insets, .way, .summary-columns { grid-template-columns: minmax(0, 1fr); }
      .finding h3 { font-size: 22px; }
      .way .tools { display: none; } .way .stop { r: 17px; }
      .way .label, .way .country, .way .degree { display: none; }
      .way .stop-number { font-size: 21px; transform: translateY(4px); } .way .scale text { font-size: 20px; }
      .share-bar { width: 84px; }
      .map[data-map] { margin: 0 -18px; border-width: 1px 0; }
      .map[data-map] .label, .map[data-map] .country, .map[data-map] .degree { display: none; }
      .map[data-map] .stop { r: 22px; } .map[data-map] .stop-number { font-size: 27px; transform: translateY(5px); }
      .map[data-map] .port-call { r: 8px; }
      .map[data-map] { overflow: visible; }
      .map[data-map] .tools { justify-content: flex-start; border-top: 0; padding: 8px 18px 0; }
      .map[data-map] .scale text { font-size: 26px; }
      .reasons { font-size: 15px; }
      #unseen .reasons { display: block; }
      td, th { padding-right: 12px; }
      td:not(.n) { min-width: 92px; }
    }
    @media print {
      @page { margin: 16mm 14mm; }
      body { background: #fff; font-size: 10.5pt; }
      main, .masthead, nav, footer { max-width: none; padding: 0; }
      nav, .tools, .skip { display: none; }
      .summary-page { padding-top: 8pt; break-after: page; }
      .summary-page h2 { display: none; }
      .summary-page h3 { font-size: 9pt; margin: 6pt 0 3pt; }
      .summary-page p, .summary-page ul { font-size: 9.5pt; line-height: 1.35; margin-bottom: 5pt; }
      .summary-page p.quiet, .origin-bars figcaption { font-size: 8pt; line-height: 1.3; }
      .summary-columns { gap: 0 22pt; } .origin-bars svg { max-width: 260pt; }
      .masthead .standfirst { font-size: 12pt; margin-bottom: 10pt; } .figures > div { padding: 5pt 0 7pt; }
      section { padding-top: 26pt; }
      h1 { font-size: 30pt; } h2 { font-size: 18pt; break-after: avoid; } h3 { break-after: avoid; }
      .finding, figure, .clean > li, .inset, .dossier, tr { break-inside: avoid; }
      .insets { grid-template-columns: 1fr 1fr; }
      .finding { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 24pt; }
      .scroll { overflow: visible; }
      .quiet, .source, .byline, .tags, .particulars, .keys, figcaption, .grades { font-size: 8.5pt; }
      .reasons { font-size: 9pt; } .reasons dt { font-size: 8pt; } td .quiet { font-size: 7pt; }
      .finding h3 { font-size: 14pt; } .summary { font-size: 10.5pt; }
      table { font-size: 8pt; } .hash { font-size: 6.5pt; } td, th { padding-right: 7pt; }
      .share, .day { white-space: normal; } .range { white-space: normal; }
      .grades { grid-template-columns: 1fr 1fr; }
      .figures { grid-template-columns: repeat(3, 1fr); } .figures b { font-size: 17pt; }
      .flow, .timeline, .draught { min-width: 0; }
      a { color: inherit; text-decoration: none; }
      * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
    }
    """#
}
