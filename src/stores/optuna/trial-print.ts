import { hashOfNumber, hashOfText, mixed } from '../fingerprint.ts';
import type { Draft } from './draft.ts';
import type { StudyFacts } from './study.ts';
import type { TrialRow } from './trial-rows.ts';

/** Fingerprints what the row and the study say of a trial: all that can change once it ended. */
export function rowPrinter(): (row: TrialRow) => number {
  const studies = new Map<StudyFacts, number>();
  return ({ study, number, status, startedAt, endedAt, lastSeenAt, pauses }) => {
    let print = studies.get(study);
    if (print === undefined) studies.set(study, (print = printOfStudy(study)));
    const parts = [number, startedAt ?? -1, endedAt ?? -1, lastSeenAt ?? -1, pauses.length];
    return parts.map(hashOfNumber).reduce(mixed, mixed(print, hashOfText(status)));
  };
}

function printOfStudy({ experiment, objectives, tags, directionTags }: StudyFacts): number {
  const texts = [experiment.id, experiment.name, ...objectives, ...[...tags, ...directionTags].flat()];
  return texts.map(hashOfText).reduce(mixed, texts.length);
}

/** Fingerprints the rest, for a trial that goes on. */
export function printOf({ params, values, userAttributes, systemAttributes, reported }: Draft, row: number): number {
  const texts = [params, userAttributes, systemAttributes].flatMap((map) => [String(map.size), ...[...map].flat()]);
  const numbers = [...[...values].flat(), reported?.step ?? -1, reported?.value ?? -1];
  return numbers.map(hashOfNumber).reduce(mixed, texts.map(hashOfText).reduce(mixed, row));
}
