import type { UserRecord } from './record.ts';
import { REMEMBERED } from './registers.ts';

/** A record that brings back what held before another one. */
export type Inverse = Pick<UserRecord, 'kind' | 'subject' | 'field' | 'value'> & { readonly undoes: string };

/**
 * What takes back the record `id` among the records about one thing, the latest first. Undoing an undo does it again. Undefined when something
 * later holds, so that nobody's change is lost to somebody else's undo, and when what held before is no longer remembered.
 */
export function inverseOf(records: readonly UserRecord[], id: string): Inverse | undefined {
  const [latest] = records;
  if (latest?.id === id && latest.undoes !== undefined) {
    const undone = records.find((one) => one.id === latest.undoes);
    return undone && inverse(latest, undone.value);
  }
  const at = holdingFrom(records, 0);
  const before = holdingFrom(records, at + 1);
  const holding = records[at];
  if (holding?.id !== id || before >= REMEMBERED) return undefined;
  return inverse(holding, records[before]?.value ?? null);
}

function inverse({ kind, subject, field, id }: UserRecord, value: unknown): Inverse {
  return { kind, subject, field, value, undoes: id };
}

/** The place of the first record from there on that is neither an undo nor undone by one. */
function holdingFrom(records: readonly UserRecord[], from: number): number {
  const undoes = records[from]?.undoes;
  if (undoes === undefined) return from;
  const undone = records.findIndex((one, at) => at > from && one.id === undoes);
  return undone < 0 ? from : holdingFrom(records, undone + 1);
}
