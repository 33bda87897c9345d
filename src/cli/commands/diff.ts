import { resolve } from 'node:path';
import { diffDecisions, diffMarkdown } from '../../app/decisions/diff.ts';
import { loadDecision } from '../../app/decisions/files.ts';
import type { DecisionFile } from '../../core/decisions/file.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { visible } from '../../core/text/visible.ts';
import type { CliContext } from '../context.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { jsonText } from '../json-text.ts';

export interface DiffOptions {
  readonly format: 'table' | 'json' | 'markdown';
}

/** `kneepoint diff A B`: what changed between two versions of a decision. */
export function diff(context: CliContext, before: string, after: string, options: DiffOptions): number {
  const { terminal } = context;
  const [old, now] = [load(context, before), load(context, after)];
  const difference = diffDecisions(old, now);
  if (options.format === 'json') terminal.out(jsonText({ name: now.decision.name, ...difference }));
  else if (options.format === 'markdown') terminal.out(diffMarkdown(now.decision.name, difference));
  else {
    const lines = difference.changes.map(
      ({ topic, before: was, after: is }) => `${visible(topic)}\n  - ${visible(was)}\n  + ${visible(is)}`,
    );
    terminal.out(`${[visible(difference.sentence), ...lines].join('\n')}\n`);
  }
  return EXIT.fine;
}

function load({ ports, root }: CliContext, path: string): DecisionFile {
  const stored = loadDecision(root, resolve(path), ports);
  if (stored === undefined)
    throw new CliFailure(`${path}: no such file; "git show HEAD:model-selection.yaml > old.yaml" brings back an older version`);
  if (stored.file !== undefined) return stored.file;
  const [first] = stored.diagnostics;
  throw new CliFailure(
    `${path}:${first?.place ?? '1:1'}: not a decision file: ${first === undefined ? 'cannot be read' : diagnosticSentence(first)}`,
  );
}
