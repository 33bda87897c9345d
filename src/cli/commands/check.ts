import pc from 'picocolors';
import { checkDecision, type Finding } from '../../app/decisions/check.ts';
import { findDecisions, loadDecision } from '../../app/decisions/files.ts';
import { currentEvidence } from '../../app/decisions/current-evidence.ts';
import { isoDate } from '../../core/ledgers/run-costs.ts';
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

const DEFAULT_MAX_PRICE_AGE_DAYS = 180;

/** `kneepoint check`: re-derives every decision of the folder; exit 1 when one is tampered with or broken. */
export async function check(context: CliContext, options: CheckOptions): Promise<number> {
  const { ports, root, terminal } = context;
  const paths = options.file ?? findDecisions(root, ports.files);
  if (paths.length === 0) throw new CliFailure(`no model-selection.yaml found in ${root}; "kneepoint select --write" writes one`);
  const state = await readProject(context);
  const today = options.date ?? isoDate(ports.clock()) ?? '1970-01-01';
  const results = paths.map((path) => {
    const stored = loadDecision(root, path, ports);
    if (stored === undefined) throw new CliFailure(`${path}: no such file`);
    const findings = checkDecision(stored, {
      current: stored.file === undefined ? undefined : currentEvidence(state, stored.file.question, ports),
      book: state.settings.book,
      pricesAt: state.settings.pricesAt,
      today,
      maxPriceAgeDays: state.settings.config.policy?.maxPriceAgeDays ?? DEFAULT_MAX_PRICE_AGE_DAYS,
      repricing: options.prices === 'current' ? 'error' : 'advice',
      sha256: ports.sha256,
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
