import { PRINTED_ROWS } from './candidates-section.ts';
import { PRINTED_PRICES } from './details-sections.ts';
import { fileColours, editorColours } from './colours.ts';

/** The page's style sheet: for a file that a browser opens, or for a webview that follows the editor's theme. */
export function reportStyles(host: 'file' | 'editor'): string {
  return `${host === 'file' ? fileColours() : editorColours()}${LAYOUT}${TABLES}${CHART}${PRINT}`;
}

const LAYOUT = `
*{box-sizing:border-box}
body{margin:0;padding:0 16px;background:var(--kp-background);color:var(--kp-foreground);font:var(--kp-size)/1.5 var(--kp-font)}
main,footer{max-width:1180px;margin:0 auto}
h1{font-size:1.6em;line-height:1.25;margin:1.2em 0 .5em}
h2{font-size:1.2em;margin:2em 0 .5em}
h3{font-size:1em;margin:1em 0 .3em}
p{margin:.5em 0}
ul{margin:.4em 0;padding-left:1.4em}
.lead{font-size:1.15em;max-width:75ch}
.note,footer,figcaption,caption{color:var(--kp-muted)}
.note,figcaption,footer{font-size:.92em}
.problem{border-left:3px solid var(--kp-bad);padding-left:.6em}
.name{unicode-bidi:isolate;overflow-wrap:break-word}
p .name,dd.name,li .name{overflow-wrap:anywhere}
.mark{display:inline-block;border:1px solid var(--kp-line);border-radius:3px;padding:0 .35em;font-size:.85em;line-height:1.4;color:var(--kp-foreground)}
.mark.bad{border-color:var(--kp-bad)}
.card{border:1px solid var(--kp-line);border-radius:4px;padding:.6em .9em;margin:.6em 0}
.chosen{font-size:1.1em;font-weight:600;margin:0 0 .3em}
dl{margin:.5em 0}
dt{color:var(--kp-muted)}
dd{margin:0}
.strip{display:flex;flex-wrap:wrap;gap:.3em 1.8em}
.strip dt{font-size:.88em}
.words>div{display:flex;gap:1em;padding:.15em 0}
.words dt{flex:0 0 11em}
code{font-family:ui-monospace,SFMono-Regular,Consolas,monospace;font-size:.93em}
footer{border-top:1px solid var(--kp-grid);margin-top:2.5em;padding:.5em 0 1em}
:focus-visible{outline:2px solid var(--kp-focus);outline-offset:1px}
[hidden]{display:none!important}
`;

const TABLES = `
.scroll{overflow-x:auto;margin:.6em 0}
.tall{max-height:30em;overflow-y:auto;border-bottom:1px solid var(--kp-grid)}
table{border-collapse:collapse;width:100%;font-size:.95em;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:.2em 0 .4em;font-size:.92em}
th,td{padding:.28em .7em .28em 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--kp-grid)}
th+th,td{padding-left:.4em}
thead th{font-weight:600;vertical-align:bottom;border-bottom-color:var(--kp-line)}
tbody th{font-weight:400;min-width:10em}
.worth table{max-width:46em}
tbody th,td.name{max-width:20em;overflow-wrap:break-word}
td.words{min-width:13em}
@media (min-width:700px){#front-table tbody th{min-width:15em}}
.number{text-align:right;white-space:nowrap}
thead th.number{white-space:normal}
.tall thead th{position:sticky;top:0;background:var(--kp-background);box-shadow:0 1px 0 var(--kp-line)}
thead button{font:inherit;color:inherit;background:none;border:0;padding:0;margin:0;cursor:pointer;text-align:inherit}
thead button:hover{text-decoration:underline}
th[aria-sort] button::after{content:" ↑"}
th[aria-sort=descending] button::after{content:" ↓"}
tr[data-standing=chosen] th{font-weight:600}
tbody tr:hover>*,tr.lit>*{background:var(--kp-hover)}
tr.marked>*{background:var(--kp-marked)}
tr.marked>:first-child{box-shadow:inset 3px 0 var(--kp-focus)}
.source{font-size:.92em;min-width:12em;overflow-wrap:anywhere}
@media screen and (max-width:600px){.words>div{display:block}.words dd{padding-left:1em}}
`;

const CHART = `
figure{margin:.5em 0 1em;position:relative}
.chart-static svg{display:block;width:100%;height:auto;max-width:900px}
.chart-live{width:100%;overflow:hidden}
.chart-live canvas{display:block}
.chart-tools{display:flex;flex-wrap:wrap;gap:.4em;align-items:center;margin:.3em 0}
.chart-tools button{font:inherit;font-size:.92em;color:var(--kp-foreground);background:var(--kp-background);border:1px solid var(--kp-line);border-radius:3px;padding:.1em .6em;cursor:pointer}
.chart-tools button:hover{background:var(--kp-hover)}
.tip{position:fixed;z-index:2;left:0;top:0;max-width:26em;pointer-events:none;padding:.4em .6em;font-size:.92em;line-height:1.4;color:var(--kp-foreground);background:var(--kp-background);border:1px solid var(--kp-line);border-radius:3px;box-shadow:0 2px 8px rgb(0 0 0/.25);overflow-wrap:anywhere}
.tip div:first-child{font-weight:600}
.on-paper{display:none}
`;

/** Two pages: the answer on the first, what it stands on on the second. */
const PRINT = `
@page{size:A4;margin:11mm 12mm}
@media print{
body{font-size:7.8pt;line-height:1.28;padding:0}
table{font-size:7pt}
td.words{min-width:95pt!important}
h1{font-size:14pt;margin:0 0 3pt}
h2{font-size:10pt;margin:6pt 0 1pt;break-after:avoid}
h3{font-size:9pt;margin:4pt 0 1pt}
.lead{font-size:10pt;max-width:none}
.chart-live,.chart-tools{display:none!important}
.chart-static{display:block!important}
.chart-static svg{width:124mm}
figure,.card{margin:2pt 0;break-inside:avoid}
p,ul,dl{margin:2pt 0}
.scroll,.tall{overflow:visible;max-height:none;margin:2pt 0}
th,td{padding:1pt 3pt 1pt 0}
td,tbody th{overflow-wrap:anywhere;min-width:0!important}
tr{break-inside:avoid}
.tall thead th{position:static;box-shadow:none}
th[aria-sort] button::after{content:none!important}
.screen,.worth tbody tr:nth-child(n+9),.prices tbody tr:nth-child(n+${PRINTED_PRICES + 1}),#candidates-table tbody tr:nth-child(n+${PRINTED_ROWS + 1}){display:none}
.candidates,.worth{break-before:page}
.worth+.candidates{break-before:auto}
.worth table{width:auto}
.on-paper{display:block}
.reasons li:nth-child(n+7){display:none}
.marked>*,.lit>*{background:none!important;box-shadow:none!important}
footer{margin-top:6pt}
}
`;
