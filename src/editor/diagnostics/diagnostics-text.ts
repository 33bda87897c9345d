import { problemText } from '../projects/problems.ts';
import type { Loaded } from '../projects/projects.ts';

export interface Versions {
  readonly kneepoint: string;
  readonly vscode: string;
  readonly system: string;
  readonly trusted: boolean;
}

/** What helps somebody to help: versions, what was read of which kind and how long it took, what went wrong. Names of runs and metrics only where a problem is about them. */
export function diagnosticsText({ kneepoint, vscode, system, trusted }: Versions, loaded: readonly Loaded[]): string {
  return [
    `Kneepoint ${kneepoint}, VS Code ${vscode}, ${system}${trusted ? '' : ', Restricted Mode'}`,
    ...loaded.flatMap(folderLines),
    '',
  ].join('\n');
}

function folderLines(loaded: Loaded, at: number): readonly string[] {
  const title = `Folder ${at + 1}`;
  if ('failure' in loaded) return ['', `${title}: could not be read: ${loaded.failure.message}`];
  const { runs, stores, problems, notes, spent } = loaded.summary;
  return [
    '',
    `${title}: ${runs} runs in ${stores.length} stores, ${spent}, read in ${Math.round(loaded.ms)} ms`,
    ...stores.map(({ kind, runs: own, consistent }) => `- ${kind}: ${own} runs${consistent ? '' : ', kept changing'}`),
    ...[...problems, ...notes].map((problem) => `- ${problem.severity} ${problem.code}: ${problemText(problem)}`),
  ];
}
