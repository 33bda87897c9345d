import { Command, CommanderError, Option } from 'commander';
import { RULE_EXAMPLES } from '../app/questions/rule-text.ts';
import { SqlFileError } from '../core/ports/sql.ts';
import { isoDateSchema } from '../core/text/iso-date-schema.ts';
import { visible, visibleLines } from '../core/text/visible.ts';
import type { CheckOptions } from './commands/check.ts';
import type { DiffOptions } from './commands/diff.ts';
import type { ParetoOptions } from './commands/pareto.ts';
import type { PricesOptions } from './commands/prices.ts';
import type { ReportOptions } from './commands/report.ts';
import type { ScanOptions } from './commands/scan.ts';
import type { SelectOptions } from './commands/select.ts';
import { cliContext } from './context.ts';
import { CliFailure, EXIT } from './failure.ts';
import { fileFault } from './file-fault.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** Runs one command line and gives its exit code; never throws. */
export async function runCli(args: readonly string[], version: string, terminal: Terminal = processTerminal()): Promise<number> {
  let code: number = EXIT.fine;
  const program = createProgram(version, terminal, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    terminal.progress('');
    return failed(error, terminal);
  }
}

function failed(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.badInput;
  if (error instanceof CliFailure) {
    terminal.err(`kneepoint: ${visibleLines(error.message)}\n`);
    return error.exitCode;
  }
  if (error instanceof SqlFileError) {
    terminal.err(`kneepoint: ${visible(error.path)}: ${error.code.replaceAll('-', ' ')}\n`);
    return EXIT.badInput;
  }
  const fault = fileFault(error);
  if (fault !== undefined) {
    terminal.err(`kneepoint: ${visible(fault)}\n`);
    return EXIT.badInput;
  }
  terminal.err(`kneepoint: internal error: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return EXIT.ownFailure;
}

function createProgram(version: string, terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command('kneepoint')
    .description('Money beside quality for machine-learning runs: costs, the Pareto front, and a committed choice that CI re-derives.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text.replace(/^error: /, 'kneepoint: ')) })
    .showSuggestionAfterError()
    .showHelpAfterError('("kneepoint --help" shows the commands)');

  table(program.command('scan [folder]').description('Every run of every store, with what it cost.'), ['table', 'json', 'csv'])
    .option('--all', 'show every run in the table', false)
    .addHelpText('after', examples(['kneepoint scan', 'kneepoint scan examples/flights --format json > runs.json']))
    .action(async (folder: string | undefined, options: ScanOptions) =>
      done(await (await import('./commands/scan.ts')).scan(cliContext(folder, terminal), options)),
    );

  wish(
    table(program.command('pareto [folder]').description('The Pareto front of the candidates, its knee, and what each step up costs.'), [
      'table',
      'json',
      'csv',
    ]),
  )
    .option('--all', 'show dominated candidates too', false)
    .option(
      '--epsilon <name=amount>',
      `thin the front to points that differ by more, as forwardCost=5% or metrics.auc=0.005; repeat it`,
      collect,
    )
    .addHelpText(
      'after',
      examples([
        'kneepoint pareto --objective metrics.accuracy:max --objective forwardCost:min',
        `kneepoint pareto --where 'params.family = "lightgbm" and metrics.roc_auc > 0.7'`,
      ]),
    )
    .action(async (folder: string | undefined, options: ParetoOptions) =>
      done(await (await import('./commands/pareto.ts')).pareto(cliContext(folder, terminal), options)),
    );

  wish(
    table(program.command('select [folder]').description('Applies a rule; with --write, writes the decision and its evidence.'), [
      'table',
      'json',
    ]),
  )
    .option('--write', 'write model-selection.yaml and its evidence into the folder', false)
    .option('--explain', 'show the arithmetic of the chosen candidate’s cost', false)
    .option('--file <path>', 'the decision file, relative to the folder, as eu.model-selection.yaml (default model-selection.yaml)')
    .option('--alternative <candidate>', 'whom to take when priorities change; repeat it; none drops those of the file', collect)
    .option('--fallback <candidate>', 'whom to serve while the primary cannot be; repeat it; none drops those of the file', collect)
    .option('--primary <candidate>', 'another primary than the rule gives; needs --because')
    .option('--because <text>', 'why the primary is chosen against the rule')
    .option('--name <name>', 'name of the decision')
    .option('--owner <owner>', 'who answers for it')
    .option('--rationale <text>', 'why, in words')
    .addOption(dateOption('--review-by <date>', 'when to look again'))
    .addOption(dateOption('--date <date>', 'the day of the decision (default today)'))
    .addHelpText(
      'after',
      examples([
        'kneepoint select --rule max-net-benefit:900 --workload prod --write --owner @ml',
        'kneepoint select --rule best-within-budget:300 --explain',
        'kneepoint select --fallback lgbm-small --primary lgbm-d8 --because "the regulator knows it" --write',
      ]),
    )
    .action(async (folder: string | undefined, options: SelectOptions) =>
      done(await (await import('./commands/select.ts')).select(cliContext(folder, terminal), options)),
    );

  table(program.command('check [folder]').description('Re-derives every decision from its evidence. Exit 1: tampered with or broken.'), [
    'table',
    'json',
  ])
    .option('--file <path>', 'only this decision file; repeat it', collect)
    .addOption(
      new Option('--prices <which>', 'current: a decision that today’s prices would change fails')
        .choices(['pinned', 'current'])
        .default('pinned'),
    )
    .addOption(dateOption('--date <date>', 'check as of this day (default today)'))
    .addHelpText('after', examples(['kneepoint check', 'kneepoint check --prices current --format json']))
    .action(async (folder: string | undefined, options: CheckOptions) =>
      done(await (await import('./commands/check.ts')).check(cliContext(folder, terminal), options)),
    );

  table(program.command('diff <before> <after>').description('What changed between two versions of a decision.'), [
    'table',
    'json',
    'markdown',
  ])
    .addHelpText(
      'after',
      examples(['git show HEAD~1:model-selection.yaml > old.yaml && kneepoint diff old.yaml model-selection.yaml --format markdown']),
    )
    .action(async (before: string, after: string, options: DiffOptions) =>
      done((await import('./commands/diff.ts')).diff(cliContext(undefined, terminal), before, after, options)),
    );

  wish(program.command('report [folder]').description('One self-contained HTML page: chart, candidates, decision, prices. No network.'))
    .option('-o, --output <file>', 'where to write it, from the current folder; - is standard output', 'kneepoint-report.html')
    .addHelpText('after', examples(['kneepoint report -o report.html']))
    .action(async (folder: string | undefined, options: ReportOptions) =>
      done(await (await import('./commands/report.ts')).report(cliContext(folder, terminal), options)),
    );

  table(program.command('prices [folder]').description('The price book as the folder sees it, its own prices included.'), [
    'table',
    'json',
    'csv',
  ])
    .option('--search <word>', 'part of a SKU, provider or accelerator')
    .addHelpText('after', examples(['kneepoint prices --search h100', 'kneepoint prices --format csv']))
    .action(async (folder: string | undefined, options: PricesOptions) =>
      done((await import('./commands/prices.ts')).prices(cliContext(folder, terminal), options)),
    );

  for (const command of program.commands) command.exitOverride().copyInheritedSettings(program);
  return program;
}

function table(command: Command, formats: readonly string[]): Command {
  return command.addOption(new Option('--format <format>', 'how to print').choices(formats).default('table'));
}

function wish(command: Command): Command {
  return command
    .option('--objective <name:goal>', 'what to compare, as metrics.accuracy:max or forwardCost:min; repeat it', collect)
    .option('--constraint <text>', `what must hold, as 'p95_ms <= 40 by high'; repeat it`, collect)
    .option('--rule <rule>', `how to choose: ${RULE_EXAMPLES.join(', ')}`)
    .option('--workload <name>', 'a workload of kneepoint.yaml')
    .option('--where <filter>', `only candidates that pass, as 'metrics.auc > 0.7 and params.family = lgbm'`)
    .option('--experiment <glob>', 'only these experiments; repeat it', collect);
}

function collect(value: string, previous: readonly string[] | undefined): readonly string[] {
  return [...(previous ?? []), value];
}

function dateOption(flags: string, description: string): Option {
  return new Option(flags, description).argParser((text: string) => {
    if (isoDateSchema.safeParse(text).success) return text;
    throw new CliFailure(`${flags.split(' ')[0]} ${text}: write a date as YYYY-MM-DD, one that the calendar has`);
  });
}

function examples(lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}\n\nExit codes: 0 fine, 1 a decision is tampered with or broken, 2 bad usage or input, 3 our own failure.`;
}
