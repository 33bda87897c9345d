import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { ProjectState } from '../project/project.ts';
import { CONFIG_FILE } from '../project/settings.ts';

/** Runs of which nothing says what they ran on, in one word at the place where it is said. */
export function unrecordedHardware({ runs, tree, costs, settings }: ProjectState): readonly Diagnostic[] {
  const leaves = runs.filter(({ id }) => tree.isLeaf(id));
  const lacking = leaves.filter(({ id }) => isUnrecorded(costs.get(id)?.hardware));
  if (lacking.length === 0 || !settings.found) return [];
  const args = { runs: lacking.length, of: leaves.length };
  return [{ severity: 'info', code: 'hardware-not-recorded', file: CONFIG_FILE, place: settings.placeAt(['hardware']), args }];
}

function isUnrecorded(hardware: object | undefined): boolean {
  return hardware !== undefined && 'unknown' in hardware && hardware.unknown === 'hardware-not-recorded';
}
