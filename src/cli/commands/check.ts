import pc from 'picocolors';
import type { Finding } from '../../app/decisions/finding.ts';
import { checkInProject } from '../../app/decisions/check-in-project.ts';
import { findDecisions, loadDecision } from '../../app/decisions/files.ts';
import { visible } from '../../core/text/visible.ts';
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
    const holds = !findings.some((finding) => finding.severity === 'error');
    return { path, name: stored.file?.decision.name ?? null, holds, proven: holds && isProven(findings), findings };
  });
  if (options.format === 'json') terminal.out(jsonText({ decisions: results }));
  else for (const { path, findings } of results) print(context, path, findings);
  return results.every((result) => result.holds) ? EXIT.fine : EXIT.decisionFails;
}

function print({ terminal }: CliContext, where: string, findings: readonly Finding[]): void {
  const path = visible(where);
  const colors = pc.createColors(terminal.color);
  const holds = findings.every(({ severity }) => severity === 'advice');
  if (holds && !isProven(findings)) terminal.out(`${colors.yellow('open')}   ${path}: could not be checked in full; advice:\n`);
  else if (findings.length === 0) terminal.out(`${colors.green('holds')}  ${path}: re-derived from its evidence\n`);
  else if (holds) terminal.out(`${colors.green('holds')}  ${path}: re-derived from its evidence; advice:\n`);
  for (const { verdict, severity, message } of findings) {
    terminal.out(`${severity === 'error' ? colors.red(verdict) : colors.yellow(verdict)}  ${visible(oneLine(message))}\n`);
  }
}

function isProven(findings: readonly Finding[]): boolean {
  return !findings.some(({ verdict }) => verdict === 'unproven');
}

/** Some reasons are laid out on several lines; a finding is one. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
