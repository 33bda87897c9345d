import type { SearchFacts } from '../../core/candidates/facts.ts';
import { roundSignificant } from '../../core/numbers/round.ts';
import type { Purchase } from '../../core/prices/entry.ts';
import type { Run } from '../../core/runs/run.ts';
import { defined } from '../../core/record/defined.ts';
import { unreadFiles } from '../project/unread-files.ts';
import type { ProjectState } from '../project/project.ts';

/** What the search behind a choice cost: all its leaf runs, the failed ones too. Unknown runs are counted, not guessed. */
export function searchFacts(state: ProjectState, leafRuns: readonly Run[]): SearchFacts {
  const hours = new Map<string, { sku: string; region?: string; purchase: Purchase; hours: number }>();
  let spentUsd = 0;
  let unknownRuns = 0;
  for (const run of leafRuns) {
    const cost = state.costs.get(run.id);
    if (cost === undefined || 'unknown' in cost.hardware || Number.isNaN(cost.spent.value)) {
      unknownRuns++;
      continue;
    }
    spentUsd += cost.spent.value;
    const { sku, region, purchase } = cost.hardware;
    const key = `${sku}|${region ?? ''}|${purchase}`;
    const sum = hours.get(key) ?? { sku, ...(region === undefined ? {} : { region }), purchase, hours: 0 };
    hours.set(key, { ...sum, hours: sum.hours + cost.billedHours.value });
  }
  return {
    runs: leafRuns.length,
    unknownRuns,
    ...defined({ cut: unreadFiles(state.diagnostics).length > 0 ? (true as const) : undefined }),
    spentUsd: roundSignificant(spentUsd),
    deviceHours: [...hours].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => ({ ...row, hours: roundSignificant(row.hours) })),
  };
}
