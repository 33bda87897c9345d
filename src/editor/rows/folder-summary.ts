import { oldPrices } from '../../app/hardware/old-prices.ts';
import { unrecordedHardware } from '../../app/hardware/unrecorded.ts';
import type { Freshness, ProjectState } from '../../app/project/project.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { defined } from '../../core/record/defined.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { FolderSummary } from '../../protocol/reader.ts';
import type { ProblemRow } from '../../protocol/rows.ts';
import { totalCostText } from './cost-text.ts';
import type { FolderIndex } from './folder-index.ts';

/** What the upper levels of the tree show, and what went wrong. */
export function folderSummary(index: FolderIndex, watch: readonly string[]): FolderSummary {
  const { state } = index;
  return {
    runs: state.runs.length,
    stores: index.stores.map(({ key, kind, identity, consistent, runs, experiments }) => ({
      key,
      kind,
      identity,
      consistent,
      runs: runs.length,
      cost: totalCostText(index, runs),
      experiments: experiments.map(({ id, name, runs: own }) => ({ id, name, runs: own.length, cost: totalCostText(index, own) })),
    })),
    problems: state.diagnostics.filter(({ severity }) => severity !== 'info').map(problemRow),
    notes: notesOf(state).map(problemRow),
    spent: totalCostText(index, state.runs),
    watch: [...watch],
    ...defined({ readAgainAfterMs: READ_AGAIN_AFTER_MS[state.freshness] }),
    readAt: state.readAt,
  };
}

/** A store that is written to is read as a whole when it has been quiet for a while. */
const READ_AGAIN_AFTER_MS: Readonly<Record<Freshness, number | undefined>> = { remembered: 100, glanced: 4000, read: undefined };

function notesOf(state: ProjectState): readonly Diagnostic[] {
  const told = state.diagnostics.filter(({ severity }) => severity === 'info');
  return [...told, ...unrecordedHardware(state), ...oldPrices(state.settings, state.readAt)];
}

export function problemRow({ severity, code, file, place, args }: Diagnostic): ProblemRow {
  const [, line, column] = /^(\d+):(\d+)$/.exec(place ?? '') ?? [];
  const sentence = diagnosticSentence({ code, args });
  const said = { severity, file, code, ...defined({ args }) };
  if (line !== undefined) return { ...said, at: { line: Number(line), column: Number(column) }, message: sentence };
  return { ...said, message: place === undefined ? sentence : `${place}: ${sentence}` };
}
