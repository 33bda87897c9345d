import { formatPercent } from '../../../src/core/format/number.ts';
import type { Regimes } from '../../../src/protocol/charts.ts';
import type { DataTable } from '../chart.ts';
import { axisTitle, chanceAt, moneyText, type Along } from './regime-texts.ts';

/** Each stretch with its winner, and how sure both are. */
export function regimesTable(regimes: Regimes, along: Along): DataTable {
  const { stretches, edges } = regimes[along];
  return {
    caption: `Who wins, by ${axisTitle(regimes, along)}`,
    columns: ['winner', 'from', 'to', regimes.metric.name, regimes.cost.title, 'best in', 'the turn lies between'],
    rows: stretches.map(({ winner, from, to }, at) => {
      const { name, quality, cost } = regimes.winners[winner]!;
      const middle = to === null ? Math.max(from * 1.5, 1e-9) : (from + to) / 2;
      const chance = chanceAt(regimes[along], winner, middle);
      const edge = edges[at - 1];
      return [
        name,
        moneyText(regimes, from),
        to === null ? 'without end' : moneyText(regimes, to),
        quality.text,
        cost.text,
        chance === undefined ? 'unknown' : `${formatPercent(chance, 100)} of the draws`,
        edge === undefined
          ? 'no turn'
          : `${moneyText(regimes, edge.low)} and ${edge.high === null ? 'no end' : moneyText(regimes, edge.high)}`,
      ];
    }),
  };
}
