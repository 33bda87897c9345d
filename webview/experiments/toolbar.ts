import { TABLE_MODES, type TableMode } from '../../src/protocol/table.ts';
import { button, element } from '../ui/element.ts';
import type { Anchor } from '../ui/popover.ts';
import { keepOneTabStop } from '../ui/one-tab-stop.ts';
import { createFilterBox, type FilterBox, type FilterBoxEvents } from './filter-box.ts';
import type { Arrangement } from './layout.ts';
import { t } from '../ui/l10n.ts';

export interface ToolbarEvents extends FilterBoxEvents {
  readonly mode: (mode: TableMode) => void;
  readonly search: (text: string) => void;
  readonly saved: (anchor: Anchor) => void;
  readonly group: (anchor: Anchor) => void;
  readonly columns: (anchor: Anchor) => void;
  readonly onlyDiffering: () => void;
  readonly charts: () => void;
  readonly more: (anchor: Anchor) => void;
}

export interface Toolbar {
  readonly place: HTMLElement;
  readonly filter: FilterBox;
  show(mode: TableMode, arrangement: Arrangement, groupTitle: string | undefined, hasCharts: boolean): void;
}

const TITLES: Readonly<Record<TableMode, string>> = { candidates: t('Candidates'), runs: t('Runs') };

export function createToolbar(events: ToolbarEvents): Toolbar {
  const modes = TABLE_MODES.map((mode) => ({ mode, choice: button(TITLES[mode], () => events.mode(mode)) }));
  const search = element('input', {
    type: 'text',
    class: 'search',
    placeholder: t('Search'),
    'aria-label': t('Search'),
    spellcheck: 'false',
  });
  search.addEventListener('input', () => events.search(search.value));
  search.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    events.entered();
  });
  const filter = createFilterBox(events);
  const opener = (label: string, open: (anchor: Anchor) => void, attributes = {}) => {
    const made: HTMLButtonElement = button(label, () => open(made.getBoundingClientRect()), {
      'aria-haspopup': 'dialog',
      class: 'tool',
      ...attributes,
    });
    return made;
  };
  const group = opener(t('Group'), events.group);
  const differing = button(t('Only What Differs'), events.onlyDiffering, {
    class: 'tool',
    title: t('Hides columns that are the same in all rows'),
  });
  const charts = button(t('Charts'), events.charts, { class: 'tool', title: t('Shows or hides the charts') });
  const switcher = element('div', { class: 'switch', role: 'toolbar', 'aria-label': t('Rows') }, ...modes.map(({ choice }) => choice));
  const tools = element(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': t('Table') },
    opener(t('Saved'), events.saved, { title: t('Saved filters') }),
    group,
    opener(t('Columns'), events.columns),
    differing,
    charts,
    opener('⋯', events.more, { 'aria-label': t('More actions'), title: t('More actions'), 'aria-haspopup': 'menu' }),
  );
  keepOneTabStop(switcher);
  keepOneTabStop(tools);
  return {
    place: element('div', { class: 'bar' }, switcher, search, filter.place, tools),
    filter,
    show(mode, arrangement, groupTitle, hasCharts) {
      for (const { mode: own, choice } of modes) choice.setAttribute('aria-pressed', String(own === mode));
      if (search.value !== arrangement.search) search.value = arrangement.search;
      differing.setAttribute('aria-pressed', String(arrangement.onlyDiffering));
      charts.setAttribute('aria-pressed', String(hasCharts));
      group.textContent = groupTitle === undefined ? t('Group') : t('Group: {0}', groupTitle);
    },
  };
}
