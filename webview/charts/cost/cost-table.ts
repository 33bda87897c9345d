import type { CostPartsAnswer } from '../../../src/protocol/charts.ts';
import type { DataTable } from '../chart.ts';
import { partText, totalText } from './picture.ts';

/** Each row with its total and its parts; a part that a row does not have is none of its costs. */
export function costTable({ bars, cost, costs }: CostPartsAnswer): DataTable {
  const names = [...new Set(bars.flatMap(({ parts }) => parts.map(({ name }) => name)))];
  return {
    caption: `${costs.find(({ id }) => id === cost)?.title ?? cost}, by what it adds up from`,
    columns: ['row', 'total', ...names],
    rows: bars.map(({ name, parts, total }) => [
      name,
      totalText(total),
      ...names.map((part) => {
        const found = parts.find((one) => one.name === part);
        return found === undefined ? 'no such cost' : partText(found);
      }),
    ]),
  };
}
