import type { CostChart, DrawnBar } from '../../../src/charts/cost-spec.ts';
import { visible } from '../../../src/core/text/visible.ts';
import type { CostBar, CostPartsAnswer } from '../../../src/protocol/charts.ts';
import { t } from '../../ui/l10n.ts';

/** What of the costs is drawn; undefined without a bar. */
export function costPicture({ bars, cost, costs }: CostPartsAnswer): CostChart | undefined {
  if (bars.length === 0) return undefined;
  const title = costs.find(({ id }) => id === cost)?.title ?? cost;
  return { title, bars: bars.map(drawnBar), description: t('{0} of {1} rows, by what it adds up from.', title, bars.length) };
}

function drawnBar({ name, parts, total }: CostBar): DrawnBar {
  return {
    name: visible(name),
    parts: parts.flatMap((part) => ('value' in part.amount ? [{ name: visible(part.name), value: part.amount.value }] : [])),
    unknown: parts.flatMap((part) => (lackOf(part) === undefined ? [] : [visible(part.name)])),
    total: 'value' in total ? { value: total.value, low: total.low, high: total.high } : undefined,
    text: totalText(total),
  };
}

/** What is not known of a part. */
export function lackOf({ amount }: CostBar['parts'][number]): string | undefined {
  return 'none' in amount ? amount.none : amount.missing;
}

/** `$412/mo (380–450)`, `≥ $186/mo`, `unknown: hardware not recorded`. */
export function totalText(total: CostBar['total']): string {
  return 'none' in total ? t('unknown: {0}', visible(total.none)) : total.text;
}

/** What a bar says when it is pointed at. */
export function barLines({ name, parts, total }: CostBar): readonly string[] {
  return [`${visible(name)}: ${totalText(total)}`, ...parts.map((part) => `${visible(part.name)}: ${partText(part)}`)];
}

/** `$365/mo`, `≥ $365/mo: throughput not measured`, `unknown: hardware not recorded`. */
export function partText(part: CostBar['parts'][number]): string {
  const lack = lackOf(part);
  const amount = 'none' in part.amount ? t('unknown') : part.amount.text;
  return lack === undefined ? amount : `${amount}: ${visible(lack)}`;
}
