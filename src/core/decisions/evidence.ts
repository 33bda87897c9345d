import * as z from 'zod';
import { candidateFactsSchema, searchFactsSchema } from '../candidates/facts.ts';
import type { Sha256 } from '../ports/digest.ts';
import { pinnedPriceSchema, PURCHASES } from '../prices/entry.ts';
import { ROLES } from './picks.ts';
import { questionSchema } from './question.ts';
import { complaintsOf } from '../schema/issue-text.ts';
import { canonicalJson } from '../text/canonical-json.ts';
import { isoDateSchema } from '../text/iso-date-schema.ts';

/** Of a file or a row. */
export const digestSchema = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'a digest as sha256: and 64 hexadecimal digits');

/** At which date, from which book and at which rates everything was priced. */
export const priceDateSchema = z.strictObject({
  asOf: isoDateSchema,
  book: z.string(),
  /** US dollars for one unit of each other currency among the prices. */
  usdPer: z.record(z.string(), z.number().positive()).optional(),
  /** Of the file outside the repository that some of the prices stand in. */
  private: digestSchema.optional(),
});
export type PriceDate = Readonly<z.infer<typeof priceDateSchema>>;

/** What stands for a price that is not to be read in the repository. */
export const privatePriceSchema = z.strictObject({
  sku: z.string().min(1),
  region: z.string().min(1),
  purchase: z.enum(PURCHASES),
  asOf: isoDateSchema,
  /** Of what the private file says of it. */
  digest: digestSchema,
});
export type PrivatePrice = Readonly<z.infer<typeof privatePriceSchema>>;

/** What was chosen, as it lay in the project when the decision was written. */
export const artifactSchema = z.strictObject({
  /** A path relative to the project. */
  uri: z.string().min(1),
  /** Of a line `<path>\t<bytes>\t<sha256>` for each of its files, in the order of their paths. */
  digest: digestSchema,
});
const pickSchema = z.strictObject({ role: z.enum(ROLES), candidate: z.string() });
export type Artifact = Readonly<z.infer<typeof artifactSchema>>;

/** One line of `model-selection.evidence.jsonl`: what the decision stands on, each row with its own digest. */
export const evidenceRowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('question'), digest: digestSchema, question: questionSchema, prices: priceDateSchema }),
  z.strictObject({ kind: z.literal('candidate'), digest: digestSchema, candidate: candidateFactsSchema }),
  z.strictObject({ kind: z.literal('price'), digest: digestSchema, price: pinnedPriceSchema }),
  z.strictObject({ kind: z.literal('private-price'), digest: digestSchema, price: privatePriceSchema }),
  z.strictObject({ kind: z.literal('search'), digest: digestSchema, search: searchFactsSchema }),
  /** The primary's, or that of the candidate that it names. */
  z.strictObject({ kind: z.literal('artifact'), digest: digestSchema, artifact: artifactSchema, candidate: z.string().optional() }),
  /** Whom a person named for a role; what the rule gives is not named. */
  z.strictObject({ kind: z.literal('pick'), digest: digestSchema, pick: pickSchema }),
]);
export type EvidenceRow = Readonly<z.infer<typeof evidenceRowSchema>>;
type Unsigned<T> = T extends EvidenceRow ? Omit<T, 'digest'> : never;

/** Canonical lines: one JSON text a row, each ending in a line feed. */
export function evidenceText(rows: readonly Unsigned<EvidenceRow>[], sha256: Sha256): string {
  return rows.map((row) => `${canonicalJson({ ...row, digest: rowDigest(row, sha256) })}\n`).join('');
}

export function rowDigest(row: object, sha256: Sha256): string {
  const { digest: _, ...content } = row as { digest?: string };
  return `sha256:${sha256(canonicalJson(content))}`;
}

/** What is wrong with a line of evidence. */
export interface EvidenceFault {
  readonly line: number;
  readonly code: 'not-json' | 'not-a-row' | 'digest-differs';
  readonly detail: string;
}

/** Reads evidence leniently: good rows, and every fault with its line. */
export function readEvidence(text: string, sha256: Sha256): { rows: readonly EvidenceRow[]; faults: readonly EvidenceFault[] } {
  const rows: EvidenceRow[] = [];
  const faults: EvidenceFault[] = [];
  text.split('\n').forEach((line, index) => {
    if (line.trim() === '') return;
    const row = readRow(line, sha256);
    if ('code' in row) faults.push({ line: index + 1, ...row });
    else rows.push(row);
  });
  return { rows, faults };
}

function readRow(line: string, sha256: Sha256): EvidenceRow | Omit<EvidenceFault, 'line'> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return { code: 'not-json', detail: error instanceof Error ? error.message : String(error) };
  }
  const parsed = evidenceRowSchema.safeParse(value);
  if (!parsed.success)
    return {
      code: 'not-a-row',
      detail: complaintsOf(parsed.error.issues, value)
        .map(({ text }) => text)
        .join('; '),
    };
  const expected = digestIn(value as object, sha256);
  if (expected === undefined) return { code: 'not-a-row', detail: 'it holds a number or a nesting that no row has' };
  return parsed.data.digest === expected
    ? parsed.data
    : { code: 'digest-differs', detail: `${parsed.data.digest} stated, ${expected} found` };
}

/** Undefined for what has no canonical text: a number beyond all others, or nesting without end, under a key that no row has. */
function digestIn(row: object, sha256: Sha256): string | undefined {
  try {
    return rowDigest(row, sha256);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
