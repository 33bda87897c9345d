import type { Answer } from '../../src/protocol/contract.ts';
import type { PanelContract } from '../../src/protocol/panel.ts';
import { formatDate } from '../../src/core/format/date.ts';
import { visible } from '../../src/core/text/visible.ts';
import { button, element } from '../ui/element.ts';
import { t } from '../ui/l10n.ts';

type Breakdown = NonNullable<Answer<PanelContract, 'breakdown'>>;

/** Why a run costs what it costs: the total, the sum as lines, where prices come from, what can be mended, when it was computed. */
export function breakdownContent(breakdown: Breakdown, mend: () => void): readonly HTMLElement[] {
  const { name, total, basis, sum, sources, mendable, computedAt } = breakdown;
  const lines = (title: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [element('div', { class: title }, ...texts.map(line))];
  return [
    element('div', { class: 'tip-name' }, visible(name)),
    element('div', { class: 'tip-total' }, basis === undefined ? visible(total) : `${visible(total)} · ${visible(basis)}`),
    ...lines('tip-sum', sum),
    ...lines('tip-sources', sources),
    ...(mendable ? [button(t('Change in kneepoint.yaml'), mend, { class: 'link' })] : []),
    element('div', { class: 'tip-computed' }, t('computed {0} UTC', formatDate(computedAt))),
  ];
}

function line(text: string): HTMLElement {
  return element('div', {}, visible(text));
}
