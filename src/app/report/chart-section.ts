import { evenSample } from '../../charts/sample.ts';
import { html, type Markup } from './markup.ts';
import type { FrontRow, ReportModel } from './model.ts';

/** Rows of the front that print: what stands out, and an even choice of the others. */
const PRINTED_FRONT = 8;

/** The front: a picture, and the same as a table. */
export function chartSection({ chart, columns, front, frontNotes }: ReportModel, staticSvg: string | undefined): Markup {
  return html`<section aria-labelledby="front-title">
<h2 id="front-title">Quality against cost</h2>
${chart === null ? html`<p>There is no chart: nothing can be compared yet. What is missing is said below.</p>` : figureOf(chart, staticSvg)}
${front.length === 0 ? undefined : frontTable(columns, front)}
${frontNotes.map((note) => html`<p class="note screen">${note}.</p>`)}
</section>`;
}

/** Only the bars for zooming and the canvas need a script; they stay hidden until it runs. */
function figureOf({ description, caption }: NonNullable<ReportModel['chart']>, staticSvg: string | undefined): Markup {
  return html`<figure>
<div class="chart-tools" id="chart-tools" role="group" aria-label="Zoom of the chart" hidden>
<button type="button" data-zoom="in">Zoom in</button>
<button type="button" data-zoom="out">Zoom out</button>
<button type="button" data-zoom="reset">Show all</button>
<span class="note">Ctrl and the wheel zoom, dragging moves; click a point to find its row.</span>
</div>
<div class="chart-live" id="chart-live" hidden></div>
${staticSvg === undefined ? html`<p class="chart-absent" id="chart-static">The chart is drawn when scripts run; the table below says the same.</p>` : html`<div class="chart-static" id="chart-static" role="img" aria-label="${description}">${{ markup: staticSvg }}</div>`}
<figcaption>${caption}</figcaption>
</figure>`;
}

function frontTable(columns: ReportModel['columns'], front: readonly FrontRow[]): Markup {
  const printed = printedIds(front);
  const withSteps = front.some(({ step }) => step !== '');
  return html`<div class="scroll tall" role="region" aria-labelledby="front-caption" tabindex="0">
<table id="front-table">
<caption id="front-caption">The front, cheapest first: for less money there is nothing as good, for the same money nothing better</caption>
<thead><tr><th scope="col">Candidate</th>${columns.map(({ title }) => html`<th scope="col" class="number">${title}</th>`)}${withSteps ? html`<th scope="col">The next step up adds</th>` : undefined}<th scope="col" class="number">On the front, of draws</th></tr></thead>
<tbody>${front.map(
    ({ id, name, marks, cells, step, pFront }) => html`
<tr data-id="${id}"${printed.has(id) ? undefined : html` class="screen"`}><th scope="row"><span class="name">${name}</span>${marks.map((mark) => html` <span class="mark">${mark}</span>`)}</th>${cells.map(({ text }) => html`<td class="number">${text}</td>`)}${withSteps ? html`<td class="words">${step}</td>` : undefined}<td class="number">${pFront}</td></tr>`,
  )}
</tbody></table></div>
${front.length > printed.size ? html`<p class="note on-paper">${front.length - printed.size} more in the interactive page.</p>` : undefined}`;
}

function printedIds(front: readonly FrontRow[]): ReadonlySet<string> {
  const outstanding = front.filter(({ marks }) => marks.length > 0);
  const others = evenSample(
    front.filter(({ marks }) => marks.length === 0),
    PRINTED_FRONT - outstanding.length,
  );
  return new Set([...outstanding, ...others].map(({ id }) => id));
}
