import type { ColumnMeta } from '../../../src/core/table/column.ts';
import { visible } from '../../../src/core/text/visible.ts';
import { button, element } from '../../ui/element.ts';
import { createNumberField } from '../../ui/number-field.ts';
import { keepOneTabStop } from '../../ui/one-tab-stop.ts';
import { openPopover } from '../../ui/popover.ts';
import { createSelectField } from '../../ui/select-field.ts';
import { axisTitle } from '../columns.ts';
import type { Axes, Objective } from './axes.ts';
import type { Limits } from './best-within.ts';
import type { ParetoSettings } from './settings.ts';
import { limitName } from './words.ts';
import { t } from '../../ui/l10n.ts';

export interface BarEvents {
  readonly change: (change: Partial<ParetoSettings>) => void;
  readonly limit: (axis: 'x' | 'y', value: number | undefined) => void;
  /** The limits are as the person wants them. */
  readonly limited: () => void;
  readonly zoom: (how: 'in' | 'out' | 'whole') => void;
}

export interface BarFacts {
  readonly axes: Axes;
  readonly objectives: readonly Objective[];
  readonly settings: ParetoSettings;
  readonly isLog: { readonly x: boolean; readonly y: boolean };
  readonly families: readonly ColumnMeta[];
  readonly family: string | undefined;
  readonly numbers: readonly ColumnMeta[];
}

export interface Bar {
  readonly place: HTMLElement;
  show(facts: BarFacts): void;
  showLimits(axes: Axes, limits: Limits): void;
}

const TOOLS = { brush: t('Filter'), lasso: t('Select'), move: t('Move') } as const;
const TOOL_HINTS = {
  brush: t('Drag a rectangle: the table shows what is in it'),
  lasso: t('Draw a line round points: their rows are selected (also with Shift)'),
  move: t('Drag the chart (also with Space or the middle button); Ctrl and the wheel zoom'),
} as const;

/** What a person chooses of a Pareto chart. */
export function createBar({ change, limit, limited, zoom }: BarEvents): Bar {
  const y = createSelectField(t('Up'), (id) => change({ y: id, yScale: undefined, limits: {}, brush: undefined }));
  const x = createSelectField(t('Across'), (id) => change({ x: id, xScale: undefined, limits: {}, brush: undefined }));
  const logs = {
    y: createToggle((isLog) => change({ yScale: isLog ? 'log' : 'linear' })),
    x: createToggle((isLog) => change({ xScale: isLog ? 'log' : 'linear' })),
  };
  const colour = createSelectField(t('Colour'), (id) => change(colourBy(id, shown?.numbers ?? [])));
  let shown: BarFacts | undefined;
  const third = createSelectField(t('Size'), (id) => change({ third: id === '' ? undefined : { column: id, as: 'size' } }));
  const least = createNumberField((value) => limit('y', value), limited);
  const most = createNumberField((value) => limit('x', value), limited);
  const tools = (Object.keys(TOOLS) as (keyof typeof TOOLS)[]).map((tool) => ({
    tool,
    choice: button(TOOLS[tool], () => change({ tool }), { class: 'tool', title: TOOL_HINTS[tool] }),
  }));
  const openLook = () => {
    openPopover(look.getBoundingClientRect(), lookFields, { role: 'dialog', label: t('Look of the chart'), className: 'look' });
    colour.place.querySelector('select')?.focus();
  };
  const look: HTMLButtonElement = button(t('Look'), openLook, {
    class: 'tool',
    title: t('Colour, size, logarithmic axes'),
    'aria-haspopup': 'dialog',
  });
  const lookFields = [colour.place, third.place, logs.y.place, logs.x.place];
  const toolBar = element(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': t('Pointer and zoom') },
    ...tools.map(({ choice }) => choice),
    button('−', () => zoom('out'), { class: 'tool', 'aria-label': t('Zoom out'), title: t('Zoom out') }),
    button('+', () => zoom('in'), { class: 'tool', 'aria-label': t('Zoom in'), title: t('Zoom in') }),
    button(t('Whole'), () => zoom('whole'), { class: 'tool', title: t('Shows the whole chart again') }),
  );
  keepOneTabStop(toolBar);
  const place = element('div', { class: 'chart-bar' }, y.place, x.place, look, least.place, most.place, toolBar);
  const showLimits = ({ x: across, y: up }: Axes, limits: Limits) => {
    least.show(limitName(up), limits.y);
    most.show(limitName(across), limits.x);
  };
  return {
    place,
    showLimits,
    show(facts) {
      shown = facts;
      const { axes, objectives, settings, isLog, families, family, numbers } = facts;
      const options = objectives.map((meta) => [meta.id, axisTitle(meta)] as const);
      y.show(
        options.filter(([id]) => id !== axes.x.id),
        axes.y.id,
      );
      x.show(
        options.filter(([id]) => id !== axes.y.id),
        axes.x.id,
      );
      logs.x.show(isLog.x, axes.x);
      logs.y.show(isLog.y, axes.y);
      const { third: by } = settings;
      const byValue = numbers.map((meta) => [meta.id, axisTitle(meta)] as const);
      const byName = families.map(({ id, title }) => [id, visible(title)] as const);
      colour.show([['', t('all the same')], ...byName, ...byValue], by?.as === 'colour' ? by.column : (family ?? ''));
      third.show([['', t('all the same')], ...byValue], by?.as === 'size' ? by.column : '');
      for (const { tool, choice } of tools) choice.setAttribute('aria-pressed', String(tool === settings.tool));
    },
  };
}

function colourBy(id: string, numbers: readonly ColumnMeta[]): Partial<ParetoSettings> {
  const isNumber = numbers.some((meta) => meta.id === id);
  return isNumber ? { third: { column: id, as: 'colour' } } : { family: id, third: undefined };
}

function createToggle(change: (value: boolean) => void) {
  const box = element('input', { type: 'checkbox' });
  const name = element('span', {});
  box.addEventListener('change', () => change(box.checked));
  return {
    place: element('label', { class: 'field' }, box, name),
    show(value: boolean, { title }: Objective) {
      box.checked = value;
      name.textContent = t('{0} on a logarithmic axis', visible(title));
    },
  };
}
