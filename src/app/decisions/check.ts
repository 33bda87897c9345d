import { isComparable, type Assessed } from '../../core/decisions/assess.ts';
import { checkConstraints } from '../../core/decisions/constraints.ts';
import { axesOf } from '../../core/decisions/decide.ts';
import type { EvidenceRow } from '../../core/decisions/evidence.ts';
import type { Chosen, DecisionFile } from '../../core/decisions/file.ts';
import { ruling } from '../../core/decisions/rule.ts';
import { lossSign } from '../../core/candidates/replicates.ts';
import { priceBook, type PriceBook } from '../../core/prices/book.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import { assessFor, type Evidence } from '../questions/evaluate.ts';
import { buildDecision, rejectionText, type BuiltDecision } from './build.ts';
import { evidenceFileOf, type StoredDecision } from './files.ts';
import { firstDifference } from './first-difference.ts';

export const VERDICTS = ['tampered', 'broken', 'superseded', 're-priced', 'stale'] as const;
export type Verdict = (typeof VERDICTS)[number];

export interface Finding {
  readonly verdict: Verdict;
  readonly severity: 'error' | 'advice';
  /** A sentence with the place and what to do. */
  readonly message: string;
}

export interface CheckInputs {
  /** What the stores say now: undefined where the project's stores are not at hand (they are not in git). */
  readonly current: Evidence | undefined;
  readonly book: PriceBook;
  readonly pricesAt: string;
  /** ISO date of the check. */
  readonly today: string;
  readonly maxPriceAgeDays: number;
  /** With `error`, a decision that today's prices would change fails the check. */
  readonly repricing: 'advice' | 'error';
  readonly sha256: Sha256;
}

/** Re-derives a decision from its committed evidence, then asks what newer runs and prices would say. */
export function checkDecision(stored: StoredDecision, inputs: CheckInputs): readonly Finding[] {
  const tampered = tampering(stored, inputs.sha256);
  const { file } = stored;
  if (file === undefined || tampered.length > 0) return tampered;
  const pinned = pinnedEvidence(file, stored.rows, inputs.sha256);
  const derived = rederivation(stored, file, pinned, inputs.sha256);
  if (derived.length > 0) return derived;
  return [
    ...(inputs.current === undefined
      ? []
      : changedBy('superseded', file, { ...inputs.current, book: pinned.book, pricesAt: pinned.pricesAt }, 'advice')),
    ...changedBy('re-priced', file, { ...pinned, book: inputs.book, pricesAt: inputs.pricesAt }, inputs.repricing),
    ...staleness(file, inputs),
  ];
}

function error(verdict: Verdict, message: string): Finding {
  return { verdict, severity: 'error', message };
}

function tampering({ path, file, diagnostics, evidenceText, faults, rows }: StoredDecision, sha256: Sha256): readonly Finding[] {
  const evidencePath = evidenceFileOf(path);
  if (file === undefined) {
    return diagnostics
      .filter((item) => item.severity === 'error' || item.code === 'unknown-key')
      .map((item) => {
        const what = item.code === 'unknown-key' ? `unknown key ${item.args?.['key'] ?? ''}` : `${item.args?.['message'] ?? item.code}`;
        return error(
          'tampered',
          `${path}:${item.place ?? '1:1'}: ${what}; restore the file from git or decide anew with "kneepoint select --write"`,
        );
      });
  }
  if (evidenceText === undefined) return [error('tampered', `${evidencePath} is missing; commit it beside ${path}`)];
  if (faults.length > 0)
    return faults.slice(0, 5).map((fault) => error('tampered', `${evidencePath}:${fault.line}: ${fault.code}: ${fault.detail}`));
  const found = `sha256:${sha256(evidenceText)}`;
  if (found !== file.evidence.digest) {
    return [error('tampered', `${evidencePath} has the digest ${found}, the decision states ${file.evidence.digest}; restore it from git`)];
  }
  return rows.length === file.evidence.rows
    ? []
    : [error('tampered', `${evidencePath} has ${rows.length} rows, the decision states ${file.evidence.rows}`)];
}

/** The evidence that was committed, at the prices that were pinned. */
export function pinnedEvidence(file: DecisionFile, rows: readonly EvidenceRow[], sha256: Sha256): Evidence {
  const entries = rows.flatMap((row) => (row.kind === 'price' ? [row.price] : []));
  const search = rows.find((row) => row.kind === 'search');
  return {
    candidates: rows.flatMap((row) => (row.kind === 'candidate' ? [row.candidate] : [])),
    search: search?.kind === 'search' ? search.search : undefined,
    book: priceBook({ version: file.prices.book, asOf: file.prices.asOf, entries }, [], file.prices.usdPer ?? {}, sha256),
    pricesAt: file.prices.asOf,
  };
}

function rederivation(stored: StoredDecision, file: DecisionFile, pinned: Evidence, sha256: Sha256): readonly Finding[] {
  const { path } = stored;
  const edited = editedQuestion(stored, file);
  if (edited !== undefined) return [edited];
  const built = buildDecision(file.question, pinned, file.decision, evidenceFileOf(path.slice(path.lastIndexOf('/') + 1)), sha256);
  const other = otherChoice(path, file, built);
  if (other !== undefined) return [other];
  // The alarm's threshold is a person's to set, like owner and rationale.
  const difference = firstDifference({ ...file, recheck: undefined }, { ...built.file, recheck: undefined });
  return difference === undefined
    ? []
    : [error('tampered', `${path}: ${difference.path} is ${difference.stated}, the evidence gives ${difference.derived}`)];
}

function editedQuestion(stored: StoredDecision, file: DecisionFile): Finding | undefined {
  const asked = stored.rows.find((row) => row.kind === 'question');
  const { digest: _, rows: __, ...priced } = file.prices;
  const gathered = asked?.kind === 'question' ? { question: asked.question, prices: asked.prices } : undefined;
  const changed = firstDifference({ question: file.question, prices: priced }, gathered);
  if (changed === undefined) return undefined;
  const { path, stated, derived } = changed;
  return error(
    'tampered',
    `${stored.path}: ${path} is ${stated}, the evidence was gathered for ${derived}; decide anew with "kneepoint select --write"`,
  );
}

/** A chosen that breaks a constraint, or that the rule does not give. */
function otherChoice(path: string, file: DecisionFile, built: BuiltDecision): Finding | undefined {
  const [stated] = file.chosen;
  const [derived] = built.file.chosen;
  const failing = stated === undefined ? undefined : failingConstraint(stated.id, built.assessed, file);
  if (failing !== undefined) return error('broken', `${path}: the chosen ${stated?.configuration} breaks a constraint: ${failing}`);
  if (stated?.id === derived?.id && file.verdict === built.file.verdict) return undefined;
  const [said, gives] = [named(stated, file.verdict), named(derived, built.file.verdict)];
  return error('broken', `${path}: the rule gives ${gives}, the file says ${said}; decide anew with "kneepoint select --write"`);
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

/** Would other evidence choose somebody else, by more than the decision's own alarm threshold? */
function changedBy(
  verdict: 'superseded' | 're-priced',
  file: DecisionFile,
  evidence: Evidence,
  severity: 'advice' | 'error',
): readonly Finding[] {
  const stated = file.chosen[0];
  if (stated === undefined) return [];
  const assessed = assessFor(file.question, evidence);
  const old = assessed.find(({ facts }) => facts.id === stated.id);
  const because = verdict === 'superseded' ? 'the runs now in the stores' : `prices as of ${evidence.pricesAt}`;
  if (old === undefined) {
    return verdict === 'superseded' ? [{ verdict, severity, message: `${stated.configuration} is no longer among ${because}` }] : [];
  }
  const rival = bestRival(file, assessed, old);
  if (rival === undefined) return [];
  return [
    {
      verdict,
      severity,
      message: `${because} would choose ${rival.name} over ${stated.configuration}: ${rival.gain} (P ${rival.confidence.toFixed(2)})`,
    },
  ];
}

function bestRival(
  file: DecisionFile,
  assessed: readonly Assessed[],
  old: Assessed,
): { name: string; gain: string; confidence: number } | undefined {
  const axes = axesOf(file.question.objectives);
  const rule = ruling(file.question.rule, axes);
  const feasible = assessed.filter(
    (candidate) =>
      isComparable(candidate.expression({ metric: axes.metric })) &&
      isComparable(candidate.expression({ cost: axes.cost })) &&
      (candidate === old || checkConstraints(candidate, file.question.constraints ?? []).every((result) => result.holds === 'yes')),
  );
  const at = feasible.indexOf(old);
  if (at < 0) return { name: 'another candidate', gain: `${old.facts.configuration} cannot be costed any more`, confidence: 1 };
  const sign = -lossSign(axes.goal);
  const scores = rule.scores(
    feasible.map((candidate) => ({
      quality: sign * candidate.expression({ metric: axes.metric }).value,
      cost: candidate.expression({ cost: axes.cost }).value,
    })),
  );
  const top = scores.reduce((best, score, i) => (score > scores[best]! ? i : best), at);
  if (top === at) return undefined;
  const name = feasible[top]!.facts.configuration;
  if (scores[at] === Number.NEGATIVE_INFINITY) return { name, gain: 'the rule no longer admits the chosen', confidence: 1 };
  const { gainUsdPerMonth, confidence } = file.recheck?.alarmIf ?? { gainUsdPerMonth: 0, confidence: 0.9 };
  const share = shareOfWins(feasible[top]!, old, rule, axes, sign);
  const inUsd = file.question.rule.kind !== 'bestWithinBudget';
  const gain = scores[top]! - scores[at]!;
  if (share < confidence || (inUsd && gain < gainUsdPerMonth)) return undefined;
  return { name, gain: inUsd ? `$${gain.toFixed(0)} a month` : `${(gain / axes.point).toPrecision(2)} points`, confidence: share };
}

function shareOfWins(
  rival: Assessed,
  old: Assessed,
  rule: ReturnType<typeof ruling>,
  axes: ReturnType<typeof axesOf>,
  sign: number,
): number {
  const draws = [rival, old].map((candidate) => ({
    quality: candidate.draws({ metric: axes.metric }),
    cost: candidate.draws({ cost: axes.cost }),
  }));
  const count = draws[0]!.quality.length;
  let wins = 0;
  for (let d = 0; d < count; d++) {
    const [a, b] = rule.scores(draws.map(({ quality, cost }) => ({ quality: sign * quality[d]!, cost: cost[d]! })));
    if (a! > b!) wins++;
  }
  return wins / count;
}

function staleness(file: DecisionFile, { today, maxPriceAgeDays }: CheckInputs): readonly Finding[] {
  const { reviewBy } = file.decision;
  const ageDays = (Date.parse(today) - Date.parse(file.prices.asOf)) / 86_400_000;
  return [
    ...(reviewBy !== undefined && reviewBy < today
      ? [{ verdict: 'stale' as const, severity: 'advice' as const, message: `review was due by ${reviewBy}` }]
      : []),
    ...(ageDays > maxPriceAgeDays
      ? [
          {
            verdict: 'stale' as const,
            severity: 'advice' as const,
            message: `prices are of ${file.prices.asOf}, ${Math.floor(ageDays)} days old (limit ${maxPriceAgeDays})`,
          },
        ]
      : []),
  ];
}
