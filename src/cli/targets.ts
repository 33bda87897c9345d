import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path';
import { DECISION_FILE, evidenceFileOf, isDecisionName } from '../app/decisions/files.ts';
import type { Files } from '../core/ports/files.ts';
import { CliFailure } from './failure.ts';

const REPORT_START = '<!doctype html>';
const REPORT_MARK = 'id="kneepoint-model"';

/** Where a report goes, absolute: nowhere, or over an older report of ours, for anything else may be somebody's only copy. */
export function reportTarget(output: string, files: Files): string {
  const path = resolve(output);
  requireFolder(path, output);
  if (!existsSync(path)) return path;
  if (!statSync(path).isFile()) throw new CliFailure(`${output}: not a file; say where with --output, "-" being standard output`);
  if (!isReport(path, files))
    throw new CliFailure(
      `${output}: is there already and is no report of Kneepoint; say another file with --output, or move this one away`,
    );
  return path;
}

/** The name of a decision file, refused where `check` would not find it or where it would replace what is none. */
export function decisionTarget(file: string, root: string, files: Files): string {
  if (!isDecisionName(basename(file)))
    throw new CliFailure(
      `--file ${file}: a decision's name ends in ${DECISION_FILE}, so that "kneepoint check" finds it; say ${suggested(file)}`,
    );
  const path = resolve(root, file);
  if (!isInside(root, path))
    throw new CliFailure(
      `--file ${file}: outside of ${root}; a decision lies in its project, as ${basename(file)}: give the folder that it is for`,
    );
  if (!isDecisionOrNew(path, files))
    throw new CliFailure(`${file}: is there already and is no decision of Kneepoint; say another one with --file, or move this one away`);
  const evidence = evidenceFileOf(file);
  if (!isEvidenceOrNew(resolve(root, evidence), files))
    throw new CliFailure(
      `${evidence}: the evidence of ${file} would replace it, and it is none of Kneepoint; say another name with --file, or move this one away`,
    );
  return file;
}

/** A report is told from a large store by its first bytes. */
function isReport(path: string, files: Files): boolean {
  if (statSync(path).size === 0) return true;
  const start = new TextDecoder().decode(files.readBytes(path, 0, REPORT_START.length));
  return start === REPORT_START && (files.readText(path) ?? '').includes(REPORT_MARK);
}

/** By its text: a decision in which a merge left its marks is no YAML any more, and one nevertheless. */
function isDecisionOrNew(path: string, files: Files): boolean {
  const text = files.readText(path);
  return text === undefined || text.trim() === '' || /^["']?decision["']?\s*:/m.test(text);
}

/** Evidence begins with a row that says its kind; one in which a merge left its marks has such rows too. */
function isEvidenceOrNew(path: string, files: Files): boolean {
  const text = files.readText(path);
  return text === undefined || text.trim() === '' || /^\{.*"kind":"(question|candidate|price|private-price|search|artifact)"/m.test(text);
}

/** Links count as what they lead to. */
function isInside(root: string, path: string): boolean {
  requireFolder(path, path);
  const way = relative(realpathSync(root), realpathSync(dirname(path)));
  return !isAbsolute(way) && way.split(/[/\\]/)[0] !== '..';
}

function requireFolder(path: string, said: string): void {
  if (!existsSync(dirname(path))) throw new CliFailure(`${said}: no such folder ${dirname(path)}; make it first`);
}

/** `eu.yaml` → `eu.model-selection.yaml` */
function suggested(file: string): string {
  const stem = basename(file).replace(/\.[^.]*$/, '');
  return stem === '' || stem === '.' ? DECISION_FILE : `${stem}.${DECISION_FILE}`;
}
