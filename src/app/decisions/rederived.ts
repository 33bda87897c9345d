import type { Assessed } from '../../core/decisions/assess.ts';
import { checkConstraints } from '../../core/decisions/constraints.ts';
import type { Chosen, DecisionFile } from '../../core/decisions/file.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import type { Evidence } from '../questions/evaluate.ts';
import { buildDecision, type BuiltDecision } from './build.ts';
import { evidenceFileOf, type StoredDecision } from './files.ts';
import { failure, type Finding } from './finding.ts';
import { firstDifference } from './first-difference.ts';
import { picksOf } from './picks-of.ts';
import { rejectionText } from './rejection-text.ts';

/** Whether the committed evidence gives the decision, to the last digit. */
export function rederived(stored: StoredDecision, file: DecisionFile, pinned: Evidence, sha256: Sha256): readonly Finding[] {
  const { path } = stored;
  const edited = editedQuestion(stored, file);
  if (edited !== undefined) return [edited];
  const evidenceFile = evidenceFileOf(path.slice(path.lastIndexOf('/') + 1));
  const built = buildDecision(file.question, pinned, file.decision, evidenceFile, sha256, picksOf(stored));
  const other = otherChoice(path, file, built);
  if (other !== undefined) return [other];
  // Of an earlier version's decision nothing is expected that it did not state.
  const tieBreak = file.tieBreak && built.file.tieBreak;
  // The alarm's threshold is a person's to set, like owner and rationale.
  return stateTheSame(path, { ...file, recheck: undefined }, { ...built.file, tieBreak, recheck: undefined });
}

export function stateTheSame(path: string, stated: object, evidence: object): readonly Finding[] {
  const difference = firstDifference(stated, evidence);
  return difference === undefined
    ? []
    : [failure('tampered', `${path}: ${difference.path} is ${difference.stated}, the evidence gives ${difference.derived}`)];
}

export function editedQuestion(stored: StoredDecision, file: DecisionFile): Finding | undefined {
  const asked = stored.rows.find((row) => row.kind === 'question');
  const { digest: _, rows: __, ...priced } = file.prices;
  const gathered = asked?.kind === 'question' ? { question: asked.question, prices: asked.prices } : undefined;
  const changed = firstDifference({ question: file.question, prices: priced }, gathered);
  if (changed === undefined) return undefined;
  const { path, stated, derived } = changed;
  return failure(
    'tampered',
    `${stored.path}: ${path} is ${stated}, the evidence was gathered for ${derived}; decide anew with "kneepoint select --write"`,
  );
}

/** A chosen that breaks a constraint, or that the rule does not give. */
function otherChoice(path: string, file: DecisionFile, built: BuiltDecision): Finding | undefined {
  const [stated] = file.chosen;
  const [derived] = built.file.chosen;
  const failing = stated === undefined ? undefined : failingConstraint(stated.id, built.assessed, file);
  if (failing !== undefined) return failure('broken', `${path}: the chosen ${stated?.configuration} breaks a constraint: ${failing}`);
  if (stated?.id === derived?.id && file.verdict === built.file.verdict) return undefined;
  const [said, gives] = [named(stated, file.verdict), named(derived, built.file.verdict)];
  const source = built.file.chosen[0]?.override === undefined ? 'the rule gives' : 'the evidence names';
  return failure('broken', `${path}: ${source} ${gives}, the file says ${said}; decide anew with "kneepoint select --write"`);
}

function named(chosen: Chosen | undefined, verdict: string): string {
  return chosen?.configuration ?? `nobody (${verdict})`;
}

function failingConstraint(id: string, assessed: readonly Assessed[], file: DecisionFile): string | undefined {
  const candidate = assessed.find(({ facts }) => facts.id === id);
  const failing =
    candidate === undefined
      ? undefined
      : checkConstraints(candidate, file.question.constraints ?? []).find((result) => result.holds !== 'yes');
  return failing === undefined ? undefined : rejectionText({ why: 'constraint', constraint: failing });
}
