import { expect } from 'vitest';
import type { Run } from '../../src/core/runs/run.ts';
import { wandb } from '../../src/stores/wandb/wandb.ts';
import { history, memoryFolder } from './wandb-log.ts';

export const START = 1_767_225_600;
export const FOLDER = '/p/wandb';
export const place = { identity: 'wandb', path: FOLDER, entry: { name: 'wandb', kind: 'folder' as const }, found: () => [] };

/** A folder of runs in memory whose files a test changes. */
export function store() {
  const folder = memoryFolder();
  const open = () => wandb.open(place, { files: folder.files, sql: {} as never });
  const path = (id: string, time = '000000') => `${FOLDER}/run-20260101_${time}-${id}/run-${id}.wandb`;
  return { ...folder, open, path, reader: open() };
}

/** History, one line a minute. */
export const lines = (count: number, from = 0) =>
  Array.from({ length: count }, (_, step) => history(from + step, START + 60 * (from + step + 1), { loss: String(1 / (from + step + 1)) }));

export const one = (runs: readonly Run[]): Run => {
  expect(runs).toHaveLength(1);
  return runs[0]!;
};
