import { formatPercent } from '../../../src/core/format/number.ts';
import type { Regimes } from '../../../src/protocol/charts.ts';
import type { DataTable } from '../chart.ts';
import { t } from '../../ui/l10n.ts';
import { moneyText } from './money-text.ts';
import { axisTitle, chanceAt, type Along } from './regime-texts.ts';

/** Each stretch with its winner, and how sure both are. */
export function regimesTable(regimes: Regimes, along: Along): DataTable {
  const { stretches, edges } = regimes[along];
  return {
    caption: t('Who wins, by {0}', axisTitle(regimes, along)),
    columns: [t('winner'), t('from'), t('to'), regimes.metric.name, regimes.cost.title, t('best in'), t('the turn lies between')],
    rows: stretches.map(({ winner, from, to }, at) => {
      const { name, quality, cost } = regimes.winners[winner]!;
      const middle = to === null ? Math.max(from * 1.5, 1e-9) : (from + to) / 2;
      const chance = chanceAt(regimes[along], winner, middle);
      const edge = edges[at - 1];
      return [
        name,
        moneyText(regimes, from),
        to === null ? t('without end') : moneyText(regimes, to),
        quality.text,
        cost.text,
        chance === undefined ? t('unknown') : t('{0} of the draws', formatPercent(chance, 100)),
        edge === undefined
          ? t('no turn')
          : t('{0} and {1}', moneyText(regimes, edge.low), edge.high === null ? t('no end') : moneyText(regimes, edge.high)),
      ];
    }),
  };
}
