import type { Draft } from './draft.ts';
import { hashOfNumber, hashOfText, mixed } from '../fingerprint.ts';

/** Fingerprints runs by all that a list tells of them. Keys come again and again, so their hashes are kept. */
export function runPrinter(): (draft: Draft) => number {
  const known = new Map<string, number>();
  const hashOfKey = (key: string): number => {
    let hash = known.get(key);
    if (hash === undefined) known.set(key, (hash = hashOfText(key)));
    return hash;
  };
  return (draft) => {
    let print = printOfRow(draft);
    for (const [key, { value, step, at }] of draft.metrics) {
      print = mixed(mixed(mixed(mixed(print, hashOfKey(key)), hashOfNumber(value)), hashOfNumber(at ?? -1)), step);
    }
    for (const texts of [draft.params, draft.tags]) {
      print = mixed(print, texts.size);
      for (const [key, value] of texts) print = mixed(mixed(print, hashOfKey(key)), hashOfText(value));
    }
    for (const { name, digest, context } of draft.datasets) print = mixed(print, hashOfText(`${name} ${digest} ${context}`));
    return print;
  };
}

/** Of what stands in the `runs` table alone. */
function printOfRow({ name, experiment, status, startedAt, endedAt, artifactUri }: Draft): number {
  const texts = [name, experiment.id, experiment.name, status, artifactUri].map((text) => hashOfText(String(text)));
  return [...texts, hashOfNumber(startedAt ?? -1), hashOfNumber(endedAt ?? -1)].reduce(mixed, 1);
}
