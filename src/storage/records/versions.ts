import * as z from 'zod';

/** The version of records that this program writes. It rises when an older program would misread them; a new kind of record does not raise it. */
export const VERSION = 1;

/** A record as it stands in its line. */
export type Raw = Readonly<Record<string, unknown>> & { readonly v: number };

/** From each version to the next one. */
const STEPS: readonly ((raw: Raw) => Raw | undefined)[] = [fromDraft];

/** A record of any version up to this one as this version has it; undefined when it is newer or nothing that its version knew. */
export function upToDate(raw: Raw): Raw | undefined {
  if (raw.v > VERSION) return undefined;
  return STEPS.slice(raw.v).reduce<Raw | undefined>((record, step) => (record === undefined ? undefined : step(record)), raw);
}

const draft = z.looseObject({ id: z.string(), time: z.number(), kind: z.string(), run: z.string(), value: z.unknown() });

/** Version 0, before the first release: about runs only, without fields, ordered by the machine's clock. */
function fromDraft(raw: Raw): Raw | undefined {
  const { data } = draft.safeParse(raw);
  if (data === undefined) return undefined;
  const { time, run, ...rest } = data;
  return { ...rest, v: 1, at: [time, 0], subject: run, field: '' };
}
