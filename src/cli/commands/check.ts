import pc from 'picocolors';
import type { Finding } from '../../app/decisions/check.ts';
import { checkInProject } from '../../app/decisions/check-in-project.ts';
import { findDecisions, loadDecision } from '../../app/decisions/files.ts';
import { readProject, type CliContext } from '../context.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { jsonText } from '../json-text.ts';

export interface CheckOptions {
  readonly format: 'table' | 'json';
  readonly file?: readonly string[] | undefined;
  /** `current` makes re-pricing an error. */
  readonly prices: 'pinned' | 'current';
  readonly date?: string | undefined;
}

/** `kneepoint check`: re-derives every decision of the folder; exit 1 when one is tampered with or broken. */
export async function check(context: CliContext, options: CheckOptions): Promise<number> {
  const { ports, root, terminal } = context;
  const paths = options.file ?? findDecisions(root, ports.files);
  if (paths.length === 0) throw new CliFailure(`no model-selection.yaml found in ${root}; "kneepoint select --write" writes one`);
  const state = await readProject(context);
  const results = paths.map((path) => {
    const stored = loadDecision(root, path, ports);
    if (stored === undefined) throw new CliFailure(`${path}: no such file`);
    const findings = checkInProject(state, stored, ports, {
      today: options.date,
      repricing: options.prices === 'current' ? 'error' : 'advice',
    });
    return { path, name: stored.file?.decision.name ?? null, holds: !findings.some((finding) => finding.severity === 'error'), findings };
  });
  if (options.format === 'json') terminal.out(jsonText({ decisions: results }));
  else for (const { path, findings } of results) print(context, path, findings);
  return results.every((result) => result.holds) ? EXIT.fine : EXIT.decisionFails;
}

function print({ terminal }: CliContext, path: string, findings: readonly Finding[]): void {
  const colors = pc.createColors(terminal.color);
  if (findings.length === 0) terminal.out(`${colors.green('holds')}  ${path}: re-derived from its evidence\n`);
  else if (findings.every((finding) => finding.severity === 'advice'))
    terminal.out(`${colors.green('holds')}  ${path}: re-derived from its evidence; advice:\n`);
  for (const { verdict, severity, message } of findings) {
    terminal.out(`${severity === 'error' ? colors.red(verdict) : colors.yellow(verdict)}  ${message}\n`);
  }
}
