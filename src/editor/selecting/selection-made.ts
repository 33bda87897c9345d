import type { DecisionChoice, DraftAsk, RolePicked, SelectStart, SelectWish } from '../../protocol/selecting.ts';
import type { Reader } from '../node/reader.ts';

/** What a person has said so far. */
export interface SelectionMade {
  readonly picks: readonly RolePicked[];
  /** The decision file, relative to the folder. */
  readonly file: string;
  readonly rule: string | undefined;
  readonly workload: string | undefined;
  readonly constraints: readonly string[];
  readonly because: string | undefined;
  readonly owner: string | undefined;
  readonly rationale: string | undefined;
}

/** What the steps work with. */
export interface SelectingParts {
  readonly root: string;
  readonly reader: Pick<Reader, 'ask'>;
  readonly start: SelectStart;
}

export const DEFAULT_FILE = 'model-selection.yaml';

export function wishOf({ rule, workload, constraints }: SelectionMade): SelectWish {
  return { constraints: [...constraints], ...(rule === undefined ? {} : { rule }), ...(workload === undefined ? {} : { workload }) };
}

export function draftAskOf(made: SelectionMade): DraftAsk {
  const { file, picks, because, owner, rationale } = made;
  const words = Object.entries({ because, owner, rationale }).filter(([, text]) => text !== undefined);
  return { file, wish: wishOf(made), picks: [...picks], ...Object.fromEntries(words) };
}

/** The decision that would be made anew. */
export function decisionOf({ start }: Pick<SelectingParts, 'start'>, file: string): DecisionChoice | undefined {
  return start.decisions.find(({ path }) => path === file);
}

export function nameOf({ start }: Pick<SelectingParts, 'start'>, id: string): string {
  return start.candidates.find((candidate) => candidate.id === id)?.name ?? id;
}
