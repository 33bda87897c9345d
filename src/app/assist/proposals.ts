import { keyNames, valueNames, type Names } from './names-at.ts';
import { plainOrQuoted } from './plain.ts';
import { keysAt, valuesAt, type Schema } from './schema.ts';
import { skuFacts, skuPrice } from './sku-text.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { YamlPlace } from './yaml-place.ts';

/** Something that may stand at a place. */
export interface Proposal {
  readonly kind: 'key' | 'value' | 'sku' | 'name';
  readonly label: string;
  readonly insert: string;
  readonly detail?: string;
  readonly description?: string;
  /** What the project uses comes before what exists. */
  readonly rank: number;
}

export interface ProposalInputs {
  readonly schema: Schema;
  /** Undefined where nothing is known of the folder, and for files that name nothing of it. */
  readonly known: Vocabulary | undefined;
  /** Another extension proposes what the schema says. */
  readonly withoutSchema: boolean;
}

export function proposalsAt(place: YamlPlace, inputs: ProposalInputs): readonly Proposal[] {
  const { kind } = place;
  return [...(kind === 'value' ? [] : keyProposals(place, inputs)), ...(kind === 'key' ? [] : valueProposals(place, inputs))];
}

function keyProposals(place: YamlPlace, { schema, known, withoutSchema }: ProposalInputs): readonly Proposal[] {
  // A key whose colon stands already is replaced, not given a second one.
  const fromSchema = withoutSchema ? [] : [...keysAt(schema, place.path)].map(([key, of]) => keyProposal(key, of));
  const named = known === undefined ? undefined : keyNames(place.path, known);
  const fromNames = named === undefined ? [] : nameProposals(named).map((one): Proposal => ({ ...one, insert: `${one.insert}: ` }));
  return [...fromSchema, ...fromNames].filter(({ label }) => !place.siblings.includes(label));
}

function keyProposal(key: string, { type, description, properties, additionalProperties }: Schema): Proposal {
  const isNested = type === 'array' || properties !== undefined || typeof additionalProperties === 'object';
  const insert = type === 'array' ? `${key}:\n  - ` : isNested ? `${key}:\n  ` : `${key}: `;
  return { kind: 'key', label: key, insert, rank: 0, ...(description === undefined ? {} : { description }) };
}

function valueProposals(place: YamlPlace, { schema, known, withoutSchema }: ProposalInputs): readonly Proposal[] {
  const values = withoutSchema ? [] : valuesAt(schema, place.path);
  const fromSchema = values.map((value): Proposal => ({ kind: 'value', label: value, insert: value, rank: 0 }));
  const named = known === undefined ? undefined : valueNames(place.path, known);
  return [...fromSchema, ...(named === undefined ? [] : nameProposals(named))];
}

function nameProposals(named: Names): readonly Proposal[] {
  if (named.kind === 'skus') {
    return named.names.map((sku): Proposal => {
      const rank = sku.used ? 0 : 1;
      return { kind: 'sku', label: sku.sku, insert: plainOrQuoted(sku.sku), detail: skuPrice(sku), description: skuFacts(sku), rank };
    });
  }
  return named.names.map(
    ({ name, runs }): Proposal => ({ kind: 'name', label: name, insert: plainOrQuoted(name), detail: runsText(runs), rank: 0 }),
  );
}

export function runsText(runs: number): string {
  return runs === 1 ? '1 run' : `${runs} runs`;
}
