import { hasEnded } from '../../core/candidates/candidates.ts';
import { areReplicatesUnsaid, groupConfigurations } from '../../core/candidates/configuration.ts';
import type { ProjectConfig } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import type { RunTree } from '../../core/runs/tree.ts';
import { groupingOf } from './settings.ts';

/** So many rows are no list that somebody gave names to. */
const MOST = 10_000;

/**
 * Rows of tables that count as replicates though people named them differently, once for each table. Trackers give names of their own to each
 * run, which say nothing.
 */
export function unsaidReplicates(config: ProjectConfig, runs: readonly Run[], tree: RunTree): readonly Diagnostic[] {
  const rows = runs.filter((run) => run.store.kind === 'table' && hasEnded(run) && tree.isLeaf(run.id));
  if (rows.length === 0 || rows.length > MOST) return [];
  const merged = new Map<string, { readonly args: NonNullable<Diagnostic['args']>; more: number }>();
  for (const group of groupConfigurations(rows, groupingOf(config), String)) {
    if (!areReplicatesUnsaid(group)) continue;
    const [first, second] = group.replicates as readonly [Run, Run];
    const known = merged.get(first.store.identity);
    const params = [...group.params].map(([key, value]) => `${key}=${value}`).join(' ');
    const args = {
      params,
      runs: group.replicates.length,
      names: `${first.name}, ${second.name}${group.replicates.length > 2 ? ' …' : ''}`,
    };
    if (known === undefined) merged.set(first.store.identity, { args, more: 0 });
    else known.more++;
  }
  return [...merged].map(([file, { args, more }]) => ({
    severity: 'warning',
    code: 'table-replicates-unsaid',
    file,
    args: { ...args, more },
  }));
}
