"""How the web page looks: on a screen, on a telephone, on paper."""

TABLE_STYLE = """
.table { margin: 1rem 0 2rem; overflow-x: auto; }
.table:focus-visible { outline: 3px solid #1a5fb4; outline-offset: 3px; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.5;
  font-variant-numeric: tabular-nums; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
th, td { padding: .4rem .5rem; border: 1px solid var(--line); font-weight: normal; text-align: center;
  text-wrap: balance; }
td[data-cell] { min-width: 3em; white-space: nowrap; }
thead th, thead td { background: var(--head); }
th.band { background: var(--band); font-weight: bold; }
.labels-2 th[scope=row], .labels-3 th[scope=row]:not([rowspan]) { min-width: 11em; text-align: left; }
.labels-3 th[scope=row][rowspan] { min-width: 3.5em; }
.labels-3 thead th { word-break: keep-all; }
.labels-0 th { min-width: 3.5em; }
"""
"""How a table looks, on this page and on the review page; it needs the colours of `:root`."""

STYLE = (
    """
:root { color-scheme: light; --text: #1f2328; --line: #8a929c; --band: #dce8f6; --head: #f3f6fa; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: #fff; font: 1.125rem/1.9 "PingFang SC", "Microsoft YaHei",
  "HarmonyOS Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;
  overflow-wrap: break-word; -webkit-text-size-adjust: 100%; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { margin: 0 0 2rem; font-size: 1.75rem; line-height: 1.5; text-align: center; }
h1 span { display: inline-block; }
h2 { margin: 2.25rem 0 .75rem; font-size: 1.3rem; line-height: 1.6; }
h3 { margin: 1.25rem 0 .25rem; font-size: 1.125rem; line-height: 1.7; }
p { margin: .4rem 0; text-indent: 2em; text-align: justify; }
.signature { padding-right: 2em; text-align: right; text-indent: 0; }
p:not(.signature) + .signature, div + .signature { margin-top: 2rem; }
"""
    + TABLE_STYLE
    + """
@media (max-width: 40rem) {
  body { font-size: 1.0625rem; line-height: 1.8; }
  main { padding: 1.5rem 1rem 3rem; }
  h1 { font-size: 1.375rem; }
  h2 { font-size: 1.1875rem; }
  h3 { font-size: 1.0625rem; }
  p:not(.signature) { text-align: left; }
  table { font-size: .875rem; }
  th, td { padding: .35rem; }
}
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
@media print {
  body { font: 12pt/1.7 "FangSong", "仿宋_GB2312", "STFangsong", serif; }
  main { max-width: none; padding: 0; }
  h2, h3, p:has(+ .table) { break-after: avoid; }
  h2 { font-family: "SimHei", "STHeiti", sans-serif; font-weight: normal; }
  .table { overflow: visible; }
  table { font-size: 8pt; line-height: 1.3; }
  th, td { min-width: 0 !important; padding: 1pt 2pt; border-color: #000; white-space: normal; }
  tr { break-inside: avoid; }
}
"""
)
