import { decisionFileSchema, type DecisionFile } from '../../core/decisions/file.ts';
import { readEvidence, type EvidenceFault, type EvidenceRow } from '../../core/decisions/evidence.ts';
import { FileError, type FileEntry, type Files } from '../../core/ports/files.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Ports } from '../ports.ts';
import { OTHERS_FOLDERS } from '../project/others-folders.ts';
import { parseYaml } from '../project/yaml-document.ts';

export const DECISION_FILE = 'model-selection.yaml';

/** `model-selection.yaml`, or with a name before it, as `eu.model-selection.yaml`: `check` finds decisions by such names. */
export function isDecisionName(name: string): boolean {
  return /(^|\.)model-selection\.yaml$/.test(name);
}

/** `model-selection.yaml` → `model-selection.evidence.jsonl`, `eu.model-selection.yaml` → `eu.model-selection.evidence.jsonl`. */
export function evidenceFileOf(decisionFile: string): string {
  return decisionFile.replace(/\.yaml$/, '.evidence.jsonl');
}

/** A decision as it stands on disk; `file` is undefined when the YAML itself cannot be read. */
export interface StoredDecision {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly file: DecisionFile | undefined;
  readonly rows: readonly EvidenceRow[];
  readonly evidenceText: string | undefined;
  readonly faults: readonly EvidenceFault[];
  readonly diagnostics: readonly Diagnostic[];
}

export function loadDecision(root: string, path: string, { files, sha256 }: Pick<Ports, 'files' | 'sha256'>): StoredDecision | undefined {
  const absolute = files.resolve(root, path);
  const text = files.readText(absolute);
  if (text === undefined) return undefined;
  // Git may check it out with the line endings of Windows: they are no part of what it says.
  const evidenceText = files.readText(evidenceFileOf(absolute))?.replaceAll('\r\n', '\n');
  const relative = files.relative(root, absolute);
  const { value, diagnostics } = parseYaml(text, relative, decisionFileSchema);
  const evidence = evidenceText === undefined ? { rows: [], faults: [] } : readEvidence(evidenceText, sha256);
  // An unknown key in a file that we alone write is somebody's edit: it counts, unlike one in a configuration.
  const file = diagnostics.length === 0 ? value : undefined;
  return {
    path: relative,
    text,
    file,
    evidenceText,
    ...evidence,
    diagnostics,
  };
}

/** Where trackers keep runs by the thousand: no decision is among them. */
const STORE_FOLDERS = new Set(['mlruns', 'wandb', 'lightning_logs']);
const MAX_ENTRIES = 50_000;
const MAX_DEPTH = 6;

/**
 * All decisions of a repository, by path, not below folders that hold other people's files. Level by level, so that one beside a folder of a
 * million pictures is found before the limit is.
 */
export function findDecisions(root: string, files: Files): readonly string[] {
  const found: string[] = [];
  let seen = 0;
  let level: readonly string[] = [root];
  for (let depth = 0; depth <= MAX_DEPTH && level.length > 0; depth++) {
    const next: string[] = [];
    for (const folder of level) {
      if (seen > MAX_ENTRIES) return found.sort();
      for (const { name, kind } of listed(folder, files)) {
        seen++;
        const path = files.join(folder, name);
        if (kind === 'file' && isDecisionName(name)) found.push(files.relative(root, path));
        if (kind === 'folder' && mayHoldDecisions(name)) next.push(path);
      }
    }
    level = next;
  }
  return found.sort();
}

function mayHoldDecisions(folder: string): boolean {
  return !folder.startsWith('.') && !OTHERS_FOLDERS.has(folder) && !STORE_FOLDERS.has(folder);
}

function listed(folder: string, files: Files): readonly FileEntry[] {
  try {
    return files.list(folder);
  } catch (error) {
    // The search for stores goes the same way and says so.
    if (error instanceof FileError) return [];
    throw error;
  }
}
