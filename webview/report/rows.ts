/** The rows of the page's tables by the candidate that they are about. */
export interface CandidateRows {
  /** Marks the rows of a candidate, and shows the first in the table of all. */
  mark(id: string, scroll: 'into-view' | 'not'): void;
}

export interface RowEvents {
  readonly hovered: (id: string) => void;
  readonly clicked: (id: string) => void;
}

export function bindRows(tables: readonly HTMLTableElement[], { hovered, clicked }: RowEvents): CandidateRows {
  for (const table of tables) {
    table.addEventListener('pointerover', ({ target }) => hovered(idAt(target)));
    table.addEventListener('pointerleave', () => hovered(''));
    table.addEventListener('click', ({ target }) => {
      const id = idAt(target);
      if (id !== '') clicked(id);
    });
  }
  return {
    mark(id, scroll) {
      const rows = tables.flatMap((table) => [...table.querySelectorAll<HTMLTableRowElement>('tbody tr[data-id]')]);
      for (const row of rows) row.classList.toggle('marked', row.dataset['id'] === id);
      const found = rows.findLast((row) => row.dataset['id'] === id);
      if (scroll === 'into-view') found?.scrollIntoView({ block: 'center', behavior: stillness() ? 'auto' : 'smooth' });
    },
  };
}

function idAt(target: EventTarget | null): string {
  return (target as Element | null)?.closest<HTMLElement>('tbody tr[data-id]')?.dataset['id'] ?? '';
}

function stillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
