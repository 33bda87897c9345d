import type { Finding } from '../../app/decisions/finding.ts';
import { chosenText } from '../../app/decisions/chosen-text.ts';
import { checkInProject } from '../../app/decisions/check-in-project.ts';
import { findingPlace } from '../../app/decisions/finding-place.ts';
import { evidenceFileOf, findDecisions, loadDecision, type StoredDecision } from '../../app/decisions/files.ts';
import type { Ports } from '../../app/ports.ts';
import { commitMessage } from '../../app/selecting/commit-message.ts';
import { defined } from '../../core/record/defined.ts';
import type { FindingRow, SelectionRow } from '../../protocol/rows.ts';
import type { FolderIndex } from './folder-index.ts';

/** Every decision of the folder with what checking it as `kneepoint check` does found, by path. */
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
    digest: ports.sha256(stored.text),
    ...defined({
      evidence: stored.evidenceText === undefined ? undefined : evidenceFileOf(file),
      name: decision?.name,
      chosen: stored.file === undefined ? undefined : chosenText(stored.file),
      decidedOn: decision?.decidedOn,
      owner: decision?.owner,
      rationale: decision?.rationale,
      message: stored.file === undefined ? undefined : commitMessage(stored.file),
    }),
    findings: findingsOf(index, stored, ports).map((finding) => findingRow(stored, finding)),
  };
}

function findingRow(stored: StoredDecision, finding: Finding): FindingRow {
  const { verdict, severity, message } = finding;
  const { file, place } = findingPlace(stored, finding);
  const [line = 1, column = 1] = place.split(':').map(Number);
  return { verdict, severity, message, place: { file, line, column } };
}

function findingsOf({ state, configBroken }: FolderIndex, stored: StoredDecision, ports: Ports): readonly Finding[] {
  const findings = checkInProject(state, stored, ports);
  // What newer runs and prices would say depends on a configuration that cannot be read.
  return configBroken ? findings.filter(({ severity }) => severity === 'error') : findings;
}
