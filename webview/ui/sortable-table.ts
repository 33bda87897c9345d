type Direction = 'ascending' | 'descending';

/** Puts buttons into the headers of a table that sort its rows; headers say by what with `data-sort`. */
export function makeSortable(table: HTMLTableElement): void {
  const heads = [...table.querySelectorAll<HTMLTableCellElement>('thead th[data-sort]')];
  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => {
      const direction: Direction = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', direction);
      sortRows(table, head.cellIndex, direction, head.dataset['sort'] === 'number');
    });
  }
}

function sortRows(table: HTMLTableElement, column: number, direction: Direction, numeric: boolean): void {
  const body = table.tBodies[0];
  if (body === undefined) return;
  const collator = new Intl.Collator(undefined, { numeric: true });
  const sign = direction === 'ascending' ? 1 : -1;
  const keyed = [...body.rows].map((row) => ({ row, cell: row.cells[column] }));
  const byText = (a: HTMLTableCellElement | undefined, b: HTMLTableCellElement | undefined) =>
    collator.compare(a?.textContent ?? '', b?.textContent ?? '');
  keyed.sort((a, b) => (numeric ? byNumber(numberOf(a.cell), numberOf(b.cell), sign) : sign * byText(a.cell, b.cell)));
  body.append(...keyed.map(({ row }) => row));
}

/** What is unknown stands last, whichever way. */
function byNumber(a: number, b: number, sign: 1 | -1): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return sign * (a - b);
}

function numberOf(cell: HTMLTableCellElement | undefined): number {
  return Number(cell?.dataset['value'] ?? Number.NaN);
}
