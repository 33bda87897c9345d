import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAnnotations } from '../app/annotations/annotations.ts';
import { saidOfPairs } from '../app/annotations/said-of-pairs.ts';
import type { Ports } from '../app/ports.ts';
import { openProject, type ProjectState } from '../app/project/project.ts';
import { FileError, type Files } from '../core/ports/files.ts';
import { bundledPrices } from '../core/prices/table/table.ts';
import { diagnosticSentence } from '../core/format/diagnostic.ts';
import type { Diagnostic } from '../core/runs/diagnostic.ts';
import { storagePorts } from '../node/storage-ports.ts';
import { nodePorts } from '../node/ports.ts';
import { CliFailure } from './failure.ts';
import { namingTargets } from './file-fault.ts';
import { diagnosticLines } from './output/diagnostics.ts';
import type { Terminal } from './terminal.ts';

/** What every command works with. */
export interface CliContext {
  readonly terminal: Terminal;
  readonly ports: Ports;
  /** Absolute. */
  readonly root: string;
}

export function cliContext(folder: string | undefined, terminal: Terminal): CliContext {
  const root = resolve(folder ?? '.');
  if (!existsSync(root)) throw new CliFailure(`${folder}: no such folder`);
  if (!statSync(root).isDirectory()) throw new CliFailure(`${folder}: not a folder; give the folder that holds the runs`);
  const ports = nodePorts(bundledWasm());
  requireReadable(root, folder ?? '.', ports.files);
  return { terminal, ports: { ...ports, durable: namingTargets(ports.durable) }, root };
}

/** Nothing can be said of what lies in a folder that may not be looked into. */
export function requireReadable(root: string, said: string, files: Files): void {
  try {
    files.list(root);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    throw new CliFailure(`${said}: the folder cannot be read; check its permissions`);
  }
}

/** Reads the project once. A broken kneepoint.yaml ends the command: silently using defaults would cost wrongly. */
export async function readProject({ terminal, ports, root }: CliContext): Promise<ProjectState> {
  const annotations = openAnnotations(root, storagePorts(bundledWasm()));
  terminal.progress('reading runs …');
  const state = await openProject(root, bundledPrices, ports, { pairs: () => saidOfPairs(annotations.read()) }).refresh();
  terminal.progress('');
  const broken = state.settings.diagnostics.filter((diagnostic) => diagnostic.severity === 'error');
  if (broken.length > 0)
    throw new CliFailure(broken.map((item) => `${placeText(item, root)}: ${diagnosticSentence(item)}`).join('\nkneepoint: '));
  for (const line of diagnosticLines(state.diagnostics)) terminal.err(`${line}\n`);
  return state;
}

function placeText({ file, place }: Diagnostic, root: string): string {
  return place === undefined ? (file === '.' ? root : file) : `${file}:${place}`;
}

/** In the bundle the wasm lies beside the chunks' folder; from source the reader finds it itself. */
function bundledWasm(): string | undefined {
  const path = join(dirname(fileURLToPath(import.meta.url)), '..', 'sql-wasm.wasm');
  return existsSync(path) ? path : undefined;
}
