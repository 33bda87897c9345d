import * as z from 'zod';

const text = z.string().min(1);

/** What each kind of record says about its subject when it does not take something back. */
const VALUES = {
  note: text,
  star: z.literal(true),
  /** The label itself is the field. */
  label: z.literal(true),
  hidden: z.literal(true),
  /** The subject is the filter's name; later versions may say more about it. */
  filter: z.looseObject({ text }),
  /** Whether two runs are one: the subject is one run, the field the other. */
  merge: z.enum(['same', 'different']),
} as const;

export type Kind = keyof typeof VALUES;
export type ValueOf<K extends Kind> = z.infer<(typeof VALUES)[K]>;

/** What a user says. A value of null takes back what was said before. Subjects are run ids, except for filters. */
export type Change = { [K in Kind]: ChangeOf<K> }[Kind];

interface ChangeOf<K extends Kind> {
  readonly kind: K;
  readonly subject: string;
  readonly field?: string;
  readonly value: ValueOf<K> | null;
}

export interface Told {
  readonly subject: string;
  readonly field: string;
  readonly value: unknown;
}

/** What the kind makes of it, in its one form; undefined when it is no such thing. */
export function told(kind: string, { subject, field, value }: Told): Told | undefined {
  if (!isKind(kind) || subject === '' || !fieldFits(kind, subject, field)) return undefined;
  const parsed = value === null ? null : VALUES[kind].safeParse(value).data;
  if (parsed === undefined) return undefined;
  // Two runs are one whichever of them is named first.
  return kind === 'merge' && field < subject ? { subject: field, field: subject, value: parsed } : { subject, field, value: parsed };
}

function isKind(kind: string): kind is Kind {
  return Object.hasOwn(VALUES, kind);
}

function fieldFits(kind: Kind, subject: string, field: string): boolean {
  if (kind === 'label') return field !== '';
  return kind === 'merge' ? field !== '' && field !== subject : field === '';
}
