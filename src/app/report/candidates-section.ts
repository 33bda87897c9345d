import { html, type Markup } from './markup.ts';
import type { CandidateLine, Cell, ReportColumn, ReportModel } from './model.ts';

/** Rows that print; the style sheet hides the others on paper. */
export const PRINTED_ROWS = 12;

const WORDS: Readonly<Record<CandidateLine['standing'], string>> = {
  chosen: 'chosen',
  alternative: 'alternative',
  fallback: 'fallback',
  front: 'front',
  behind: 'behind',
  excluded: 'excluded',
  unknown: 'not comparable',
};

/** All candidates; headers become buttons that sort where scripts run. */
export function candidatesSection({ columns, family, rows, of }: ReportModel['candidates']): Markup {
  const heads = [
    { title: 'Candidate', kind: 'text' },
    { title: 'Standing', kind: 'number' },
    ...(family === null ? [] : [{ title: family, kind: 'text' }]),
    { title: 'batch', kind: 'number', look: 'number' },
    ...columns.map(({ title, on }) => ({ title, kind: 'number', look: lookOf(on) })),
  ];
  return html`<section class="candidates" aria-labelledby="candidates-title">
<h2 id="candidates-title">Candidates</h2>
<div class="scroll tall" role="region" aria-labelledby="candidates-caption" tabindex="0">
<table id="candidates-table">
<caption id="candidates-caption">${rows.length === of ? `All ${of} candidates` : `The first ${rows.length} of ${of} candidates`}: the chosen and the front first, then by distance from the front</caption>
<thead><tr>${heads.map(({ title, kind, look = 'words' }) => html`<th scope="col" class="${look}" data-sort="${kind}">${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => rowOf(row, columns, family !== null))}
</tbody></table></div>
${rows.length > PRINTED_ROWS ? html`<p class="note on-paper">${of - PRINTED_ROWS} more in the interactive page.</p>` : undefined}
${rows.length < of ? html`<p class="note">${of - rows.length} more are left out of this page; <code>kneepoint pareto --all</code> lists every one.</p>` : undefined}
</section>`;
}

function rowOf(
  { id, configuration, family, batch, cells, standing, why, order }: CandidateLine,
  columns: readonly ReportColumn[],
  withFamily: boolean,
): Markup {
  return html`
<tr data-id="${id}" data-standing="${standing}"><th scope="row" class="name">${configuration}</th><td class="words" data-value="${order}"><span class="mark">${WORDS[standing]}</span>${why === '' ? '' : ` ${why}`}</td>${withFamily ? html`<td class="name">${family ?? ''}</td>` : undefined}${numberCell(batch, 'number')}${cells.map((cell, at) => numberCell(cell, lookOf(columns[at]?.on)))}</tr>`;
}

function numberCell({ text, sort }: Cell, look: string): Markup {
  return html`<td class="${look}"${sort === null ? undefined : html` data-value="${sort}"`}>${text}</td>`;
}

function lookOf(on: ReportColumn['on'] | undefined): string {
  return on === 'screen' ? 'number screen' : 'number';
}
