import { checkDecision, type Finding } from '../../app/decisions/check.ts';
import { currentEvidence } from '../../app/decisions/current-evidence.ts';
import { evidenceFileOf, findDecisions, loadDecision, type StoredDecision } from '../../app/decisions/files.ts';
import type { Ports } from '../../app/ports.ts';
import type { Chosen } from '../../core/decisions/file.ts';
import { formatUsd } from '../../core/format/money.ts';
import { isoDate } from '../../core/ledgers/run-costs.ts';
import { defined } from '../../core/record/defined.ts';
import type { SelectionRow } from '../../protocol/rows.ts';
import type { FolderIndex } from './folder-index.ts';

/** Of `kneepoint check`, so that the editor and CI agree. */
const DEFAULT_MAX_PRICE_AGE_DAYS = 180;

/** Every decision of the folder with what checking it found, by path. */
export function selectionRows(index: FolderIndex, ports: Ports): SelectionRow[] {
  const { state } = index;
  return findDecisions(state.root, ports.files).flatMap((path) => {
    const stored = loadDecision(state.root, path, ports);
    return stored === undefined ? [] : [selectionRow(index, stored, ports)];
  });
}

function selectionRow(index: FolderIndex, stored: StoredDecision, ports: Ports): SelectionRow {
  const file = ports.files.resolve(index.state.root, stored.path);
  const decision = stored.file?.decision;
  return {
    path: stored.path,
    file,
    ...defined({
      evidence: stored.evidenceText === undefined ? undefined : evidenceFileOf(file),
      name: decision?.name,
      chosen: stored.file === undefined ? undefined : chosenText(stored.file.chosen, stored.file.verdict),
      decidedOn: decision?.decidedOn,
      owner: decision?.owner,
      rationale: decision?.rationale,
    }),
    findings: findingsOf(index, stored, ports).map(({ verdict, severity, message }) => ({ verdict, severity, message })),
  };
}

function findingsOf({ state, configBroken }: FolderIndex, stored: StoredDecision, ports: Ports): readonly Finding[] {
  const { book, pricesAt, config } = state.settings;
  const findings = checkDecision(stored, {
    current: stored.file === undefined ? undefined : currentEvidence(state, stored.file.question, ports),
    book,
    pricesAt,
    today: isoDate(ports.clock()) ?? '1970-01-01',
    maxPriceAgeDays: config.policy?.maxPriceAgeDays ?? DEFAULT_MAX_PRICE_AGE_DAYS,
    repricing: 'advice',
    sha256: ports.sha256,
  });
  // What newer runs and prices would say depends on a configuration that cannot be read.
  return configBroken ? findings.filter(({ severity }) => severity === 'error') : findings;
}

function chosenText(chosen: readonly Chosen[], verdict: string): string {
  const texts = chosen.map(({ configuration, usdPerMonth }) => `${configuration}, ${formatUsd(usdPerMonth.value)}/mo`);
  return texts.length === 0 ? `nobody (${verdict})` : texts.join('; ');
}
