import { checkConstraints } from '../../core/decisions/constraints.ts';
import type { Chosen, DecisionFile } from '../../core/decisions/file.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import { assessFor, type Evidence } from '../questions/evaluate.ts';
import { chosenFacts, sunkOf } from './build.ts';
import type { StoredDecision } from './files.ts';
import { failure, type Finding } from './finding.ts';
import { picksOf } from './picks-of.ts';
import { digestOfPrices } from './prices-used.ts';
import { rejectionText } from './rejection-text.ts';
import { editedQuestion, stateTheSame } from './rederived.ts';

/** What of a decision has to follow from its evidence whatever the prices are: question, price rows, and all but money of the chosen. */
export function rederivedWithoutPrices(stored: StoredDecision, file: DecisionFile, pinned: Evidence, sha256: Sha256): readonly Finding[] {
  const edited = editedQuestion(stored, file);
  if (edited !== undefined) return [edited];
  const rows = stored.rows.filter((row) => row.kind === 'price' || row.kind === 'private-price');
  const { digest, rows: stated } = file.prices;
  const prices = { digest: digestOfPrices(rows, sha256), rows: rows.map(({ price }) => price) };
  return [
    ...stateTheSame(stored.path, { prices: { digest, rows: stated }, sunk: file.sunk }, { prices, sunk: sunkOf(pinned) }),
    ...namedOtherwise(stored, file),
    ...file.chosen.flatMap((stated) => chosenOtherwise(stored.path, stated, file, pinned)),
  ];
}

/** Whom a person named stands in the evidence; only the primary may be the rule's. */
function namedOtherwise(stored: StoredDecision, { chosen }: DecisionFile): readonly Finding[] {
  const isNamed = ({ role, override }: Chosen) => role !== 'primary' || override !== undefined;
  const stated = chosen.filter(isNamed).map(({ role, id }) => ({ role, candidate: id }));
  return stateTheSame(stored.path, { chosen: stated }, { chosen: picksOf(stored).named });
}

function chosenOtherwise(path: string, stated: Chosen, file: DecisionFile, pinned: Evidence): readonly Finding[] {
  const candidates = pinned.candidates.filter(({ id }) => id === stated.id);
  const [candidate] = assessFor(file.question, { ...pinned, candidates });
  if (candidate === undefined) return [failure('tampered', `${path}: the chosen ${stated.configuration} is not in the evidence`)];
  const broken = checkConstraints(candidate, file.question.constraints ?? []).find(({ holds }) => holds === 'no');
  if (broken !== undefined && stated.role === 'primary') {
    const constraint = rejectionText({ why: 'constraint', constraint: broken });
    return [failure('broken', `${path}: the chosen ${stated.configuration} breaks a constraint: ${constraint}`)];
  }
  const { usdPerMonth: _, pBest: __, byRule: ___, override: ____, ...rest } = stated;
  const derived = chosenFacts(candidate, stated.role, pinned.artifactOf?.(candidate.facts), file.question);
  return stateTheSame(path, { chosen: [rest] }, { chosen: [derived] });
}
