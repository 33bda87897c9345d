import type { Uri } from 'vscode';
import type { HardwareAbout } from '../../protocol/configuration.ts';
import type { RunsNode } from '../runs/runs-node.ts';

/** What a command was called on: a row of the Runs tree, a folder with a run, or nothing. */
export type HardwareTarget = RunsNode | Uri | string | undefined;

export function isRunsNode(target: HardwareTarget): target is RunsNode {
  return typeof target === 'object' && 'kind' in target && 'folder' in target;
}

export function aboutOf(target: HardwareTarget, run: unknown): HardwareAbout {
  if (!isRunsNode(target)) return typeof run === 'string' ? { run } : {};
  switch (target.kind) {
    case 'run':
      return { run: target.row.id };
    case 'experiment':
      return { experiment: target.row.name };
    case 'store':
      return { store: target.row.identity };
    default:
      return {};
  }
}
