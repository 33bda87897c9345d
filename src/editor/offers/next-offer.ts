import type { ProblemRow } from '../../protocol/rows.ts';

export interface Offer {
  readonly problem: ProblemRow;
  /** Of the file: asked about once. */
  readonly key: string;
}

/** The next file of a folder, by its address, that looks like a table of runs and that nobody was asked about. */
export function nextOffer(folder: string, notes: readonly ProblemRow[], asked: readonly string[]): Offer | undefined {
  const offers = notes.filter(({ code }) => code === 'plausible-table').map((problem) => ({ problem, key: `${folder}/${problem.file}` }));
  return offers.find(({ key }) => !asked.includes(key));
}
