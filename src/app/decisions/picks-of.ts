import type { Picks } from '../../core/decisions/picks.ts';
import type { StoredDecision } from './files.ts';

/** Whom a person named, as the evidence has it; why it was against the rule, as the file has it. */
export function picksOf({ file, rows }: Pick<StoredDecision, 'file' | 'rows'>): Picks {
  return {
    named: rows.flatMap((row) => (row.kind === 'pick' ? [row.pick] : [])),
    because: file?.chosen.find(({ role }) => role === 'primary')?.override?.because,
  };
}
