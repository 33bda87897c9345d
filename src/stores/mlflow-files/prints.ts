import type { Files, FileStat } from '../../core/ports/files.ts';
import type { Run } from '../../core/runs/run.ts';
import { hashOfNumber, hashOfText, mixed } from '../fingerprint.ts';
import { insideOf, type ValueFile } from './value-files.ts';

/**
 * What can be seen of a run by two looks: every change of its state rewrites `meta.yaml`, and a tag that is new or gone changes the
 * folder of the tags. Undefined where there is no `meta.yaml`, so that the folder is no run.
 */
export function glanceAt(files: Files, run: string): number | undefined {
  const inside = insideOf(files, run);
  const meta = files.stat(`${inside}meta.yaml`);
  return meta?.kind === 'file' ? mixed(printOfStat(1, meta), printOfStat(2, files.stat(`${inside}tags`))) : undefined;
}

/** What can be seen of all of a run's values without reading them. */
export function printOfFiles(files: Files, all: readonly ValueFile[]): number {
  let print = all.length;
  for (const { kind, key, path } of all) print = printOfStat(mixed(mixed(print, hashOfText(kind)), hashOfText(key)), files.stat(path));
  return print;
}

function printOfStat(print: number, stat: FileStat | undefined): number {
  if (stat === undefined) return mixed(print, 0);
  const numbers = mixed(mixed(mixed(print, hashOfNumber(stat.bytes)), hashOfNumber(stat.modifiedAt)), hashOfNumber(stat.changedAt));
  return mixed(numbers, hashOfText(stat.inode));
}

/** All that a list tells of a run. */
export function printOfRun(run: Run): number {
  let print = [run.name, run.experiment.name, run.status, run.artifactUri].reduce((so, text) => mixed(so, hashOfText(String(text))), 1);
  for (const time of [run.startedAt, run.endedAt]) print = mixed(print, hashOfNumber(time ?? -1));
  for (const [key, { value, step, at }] of run.metrics) {
    print = mixed(mixed(mixed(mixed(print, hashOfText(key)), hashOfNumber(value)), hashOfNumber(at ?? -1)), hashOfNumber(step));
  }
  for (const texts of [run.params, run.tags]) {
    print = mixed(print, texts.size);
    for (const [key, value] of texts) print = mixed(mixed(print, hashOfText(key)), hashOfText(value));
  }
  for (const { name, digest, context } of run.datasets) print = mixed(print, hashOfText(JSON.stringify([name, digest, context])));
  for (const { start, end } of run.pauses) print = mixed(mixed(print, hashOfNumber(start)), hashOfNumber(end));
  return print;
}
