import type { CostPartsAnswer } from '../../../src/protocol/charts.ts';
import type { DataTable } from '../chart.ts';
import { partText, totalText } from './picture.ts';
import { t } from '../../ui/l10n.ts';

/** Each row with its total and its parts; a part that a row does not have is none of its costs. */
export function costTable({ bars, cost, costs }: CostPartsAnswer): DataTable {
  const names = [...new Set(bars.flatMap(({ parts }) => parts.map(({ name }) => name)))];
  return {
    caption: t('{0}, by what it adds up from', costs.find(({ id }) => id === cost)?.title ?? cost),
    columns: [t('row'), t('total'), ...names],
    rows: bars.map(({ name, parts, total }) => [
      name,
      totalText(total),
      ...names.map((part) => {
        const found = parts.find((one) => one.name === part);
        return found === undefined ? t('no such cost') : partText(found);
      }),
    ]),
  };
}
