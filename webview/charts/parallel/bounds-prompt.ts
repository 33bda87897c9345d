import { button, element } from '../../ui/element.ts';
import { createNumberField } from '../../ui/number-field.ts';
import { type Anchor, openPopover } from '../../ui/popover.ts';
import type { AxisBrush } from './settings.ts';
import { t } from '../../ui/l10n.ts';

/** Asks for the numbers between which values have to lie. */
export function openBoundsPrompt(
  anchor: Anchor,
  title: string,
  now: AxisBrush | undefined,
  done: (brush: AxisBrush | undefined) => void,
): void {
  const bounds = { low: undefined as number | undefined, high: undefined as number | undefined };
  if (now !== undefined && 'low' in now) [bounds.low, bounds.high] = [now.low, now.high];
  const field = (end: 'low' | 'high', label: string) => {
    const made = createNumberField(
      (value) => {
        bounds[end] = value;
      },
      () => {},
    );
    made.show(label, bounds[end]);
    return made.place;
  };
  const finish = () => {
    popover.close();
    const { low, high } = bounds;
    if (low === undefined && high === undefined) done(undefined);
    else done({ low: low ?? -Number.MAX_VALUE, high: high ?? Number.MAX_VALUE });
  };
  const least = field('low', t('At least'));
  const content = [
    element('p', { class: 'popover-hint' }, t('Show what has {0}', title)),
    element('div', { class: 'fields' }, least, field('high', t('At most'))),
    element(
      'div',
      { class: 'buttons' },
      button(t('Filter'), finish, { class: 'primary' }),
      button(t('Cancel'), () => popover.close()),
    ),
  ];
  const popover = openPopover(anchor, content, { role: 'dialog', label: t('Filter by {0}', title), className: 'prompt' });
  popover.box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return;
    event.preventDefault();
    finish();
  });
  least.querySelector('input')?.focus({ preventScroll: true });
}
