import type { EvidenceFault, PrivatePrice } from '../../core/decisions/evidence.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import type { PriceBook } from '../../core/prices/book.ts';
import type { Sha256 } from '../../core/ports/digest.ts';
import type { Evidence } from '../questions/evaluate.ts';
import { otherArtifacts, type LookAtArtifact } from './artifact-check.ts';
import { changedBy } from './changed-by.ts';
import { evidenceFileOf, type StoredDecision } from './files.ts';
import { failure, type Finding } from './finding.ts';
import { pinnedEvidence } from './pinned-evidence.ts';
import { rederived } from './rederived.ts';
import { rederivedWithoutPrices } from './rederived-without-prices.ts';
import { withoutPrivatePrices } from './unproven.ts';

export interface CheckInputs {
  /** What the stores say now: undefined where the project's stores are not at hand (they are not in git). */
  readonly current: Evidence | undefined;
  /** As the project has it now, private prices included. */
  readonly book: PriceBook;
  /** Why private prices are not in the book, as a fragment. */
  readonly privateLack?: string | undefined;
  /** Default: artefacts are not looked at. */
  readonly artifacts?: LookAtArtifact | undefined;
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
  const { evidence, lacking } = pinnedEvidence(file, stored.rows, inputs.book, inputs.sha256);
  const wrong = (lacking.length > 0 ? rederivedWithoutPrices : rederived)(stored, file, evidence, inputs.sha256);
  const artifacts = inputs.artifacts === undefined ? [] : otherArtifacts(stored.path, file, inputs.artifacts);
  const errors = [...wrong, ...artifacts].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors;
  const advice = lacking.length > 0 ? unprovenAdvice(file, evidence, lacking, inputs) : provenAdvice(file, evidence, inputs);
  return [...artifacts, ...advice, ...staleness(file, inputs)];
}

function provenAdvice(file: DecisionFile, pinned: Evidence, inputs: CheckInputs): readonly Finding[] {
  const { current, book, pricesAt, repricing } = inputs;
  return [
    ...(current === undefined ? [] : changedBy('superseded', file, { ...current, book: pinned.book, pricesAt: pinned.pricesAt }, 'advice')),
    ...changedBy('re-priced', file, { ...pinned, book, pricesAt }, repricing),
  ];
}

/** Without the prices that it was decided at only those of now can be asked, and those only where the private ones are among them. */
function unprovenAdvice(file: DecisionFile, pinned: Evidence, lacking: readonly PrivatePrice[], inputs: CheckInputs): readonly Finding[] {
  const { book, pricesAt, repricing, privateLack = 'kneepoint.yaml names no file under prices.private' } = inputs;
  return [
    ...withoutPrivatePrices(lacking, book, privateLack),
    ...(book.privately === undefined ? [] : changedBy('re-priced', file, { ...pinned, book, pricesAt }, repricing)),
  ];
}

function tampering({ path, file, diagnostics, evidenceText, faults, rows }: StoredDecision, sha256: Sha256): readonly Finding[] {
  const evidencePath = evidenceFileOf(path);
  if (file === undefined) {
    return diagnostics
      .filter((item) => item.severity === 'error' || item.code === 'unknown-key')
      .map((item) => {
        const what = item.code === 'unknown-key' ? `unknown key ${item.args?.['key'] ?? ''}` : diagnosticSentence(item);
        return failure(
          'tampered',
          `${path}:${item.place ?? '1:1'}: ${what}; restore the file from git or decide anew with "kneepoint select --write"`,
        );
      });
  }
  if (evidenceText === undefined) {
    return [
      failure(
        'broken',
        `${evidencePath} is missing, so that nothing can be derived again; restore it from git, or decide anew with "kneepoint select --write"`,
      ),
    ];
  }
  if (faults.length > 0)
    return faults
      .slice(0, MOST_FAULTS)
      .map((fault) => failure('tampered', `${evidencePath}:${fault.line}: ${faultText(fault)}; restore it from git`));
  const found = `sha256:${sha256(evidenceText)}`;
  if (found !== file.evidence.digest) {
    return [
      failure('tampered', `${evidencePath} has the digest ${found}, the decision states ${file.evidence.digest}; restore it from git`),
    ];
  }
  return rows.length === file.evidence.rows
    ? []
    : [failure('tampered', `${evidencePath} has ${rows.length} rows, the decision states ${file.evidence.rows}`)];
}

const MOST_FAULTS = 5;

function faultText({ code, detail }: EvidenceFault): string {
  switch (code) {
    case 'not-json':
      return 'the line is no JSON; perhaps a merge left its marks, or it was cut off';
    case 'not-a-row':
      return `the line is no row of evidence: ${detail}`;
    case 'digest-differs':
      return `the row was changed after it was written: ${detail}`;
  }
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
