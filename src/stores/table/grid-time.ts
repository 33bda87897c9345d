import type { TableMapping } from '../../core/runs/table-mapping.ts';
import { GRID_TIMES } from './column-words.ts';
import { DURATION_KEYS, listOf } from './mapping-parts.ts';

const [FIT, SCORE] = GRID_TIMES;
const SPLIT_OF_TEST = /^split(\d+)_test_/;

/** Where one fit of scikit-learn's grid was found as the duration: what one row of it took, which is a fit and its scoring for each split. */
export function withGridTime<Own extends TableMapping>(own: Own, header: readonly string[], said: TableMapping): Own | TableMapping {
  if (own.durationSeconds !== FIT) return own;
  const splits = splitsIn(header);
  return {
    ...own,
    ...(header.includes(SCORE) && { durationSeconds: [FIT, SCORE] }),
    ...(splits > 0 && said.durationTimes === undefined && { durationTimes: splits }),
  };
}

/** What a mapping has to say so that the whole of a grid's time counts; undefined where it does, and in other tables. */
export function lackOfGridTime(mapping: TableMapping, header: readonly string[]): string | undefined {
  const counted = DURATION_KEYS.flatMap((key) => listOf(mapping[key]));
  const isWhole = counted.includes(SCORE) && mapping.durationTimes !== undefined;
  if (!counted.includes(FIT) || isWhole) return undefined;
  return `durationSeconds: [${FIT}, ${SCORE}], durationTimes: ${splitsIn(header) || '<number of splits>'}`;
}

function splitsIn(header: readonly string[]): number {
  return new Set(header.flatMap((column) => SPLIT_OF_TEST.exec(column)?.[1] ?? [])).size;
}
