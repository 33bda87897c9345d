import { formatCount } from '../../../src/core/format/number.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { element } from '../../ui/element.ts';
import { makeSortable } from '../../ui/sortable-table.ts';
import type { DataTable } from '../chart.ts';
import { t } from '../../ui/l10n.ts';

/** More rows than this nobody reads, and a page of them is slow. */
const MOST_ROWS = 2000;

/** What a chart shows as a table of the page. */
export function dataTableElement({ caption, columns, rows }: DataTable): HTMLElement {
  const shown = rows.slice(0, MOST_ROWS);
  const rest = rows.length > shown.length ? `: ${t('the first {0} of {1} rows', formatCount(shown.length), formatCount(rows.length))}` : '';
  const head = element('tr', {}, ...columns.map((title) => element('th', { scope: 'col', 'data-sort': 'text' }, visible(title))));
  const table = element(
    'table',
    {},
    element('caption', {}, `${visible(caption)}${rest}`),
    element('thead', {}, head),
    element('tbody', {}, ...shown.map(rowElement)),
  );
  makeSortable(table);
  return element('div', { class: 'chart-table', tabindex: 0, role: 'region', 'aria-label': t('The chart as a table') }, table);
}

function rowElement([name = '', ...cells]: readonly string[]): HTMLElement {
  return element('tr', {}, element('th', { scope: 'row' }, visible(name)), ...cells.map((text) => element('td', {}, visible(text))));
}
