/** What the keyboard does in the chart, besides Space, which also holds the plot for the pointer. */
export interface KeyEvents {
  /** Along the front by so many points; to an end of it by infinity. */
  readonly walk: (by: number) => void;
  readonly reveal: () => void;
  readonly zoom: (how: 'in' | 'out' | 'whole') => void;
  readonly escape: () => void;
}

export function listenToChartKeys(place: SVGElement, { walk, reveal, zoom, escape }: KeyEvents): void {
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => walk(1),
    ArrowUp: () => walk(1),
    ArrowLeft: () => walk(-1),
    ArrowDown: () => walk(-1),
    Home: () => walk(Number.NEGATIVE_INFINITY),
    End: () => walk(Number.POSITIVE_INFINITY),
    Enter: reveal,
    '+': () => zoom('in'),
    '-': () => zoom('out'),
    '0': () => zoom('whole'),
    Escape: escape,
  };
  place.addEventListener('keydown', (event) => {
    const run = keys[event.key];
    if (run === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    run();
  });
}
