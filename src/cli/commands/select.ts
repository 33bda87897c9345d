import pc from 'picocolors';
import { buildDecision, type BuiltDecision, type DecisionWords } from '../../app/decisions/build.ts';
import { DECISION_FILE, evidenceFileOf, loadDecision, type StoredDecision } from '../../app/decisions/files.ts';
import { writeDecision } from '../../app/decisions/write.ts';
import { ruleSentence, RULE_EXAMPLES } from '../../app/questions/rule-text.ts';
import { explain } from '../../core/format/explain.ts';
import { formatMetric } from '../../core/format/metric.ts';
import { formatPercent } from '../../core/format/number.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import { axesOf, type Outcome } from '../../core/decisions/decide.ts';
import type { Question } from '../../core/decisions/question.ts';
import { defined } from '../../core/record/defined.ts';
import { isoDate } from '../../core/ledgers/run-costs.ts';
import { view } from '../../core/quantity/quantity.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { readProject, type CliContext } from '../context.ts';
import { CliFailure, EXIT } from '../failure.ts';
import { jsonText } from '../json-text.ts';
import { askOrFail, type WishOptions } from './wish.ts';

export interface SelectOptions extends WishOptions {
  readonly format: 'table' | 'json';
  readonly write: boolean;
  readonly explain: boolean;
  readonly file?: string | undefined;
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
  readonly rationale?: string | undefined;
  readonly reviewBy?: string | undefined;
  readonly date?: string | undefined;
}

/** `kneepoint select`: applies a rule and, with --write, writes the decision and its evidence. */
export async function select(context: CliContext, options: SelectOptions): Promise<number> {
  const { ports, root, terminal } = context;
  const state = await readProject(context);
  const asked = askOrFail(state, options, context);
  const { rule } = asked.question;
  if (rule === undefined)
    throw new CliFailure(`no rule: say one with --rule (${RULE_EXAMPLES.join(', ')}) or set value.usdPerMonthPerPoint in kneepoint.yaml`);
  const question: Question = { ...asked.question, rule };
  if (!question.objectives.some((objective) => 'metric' in objective))
    throw new CliFailure('a rule weighs quality against cost: add a metric with --objective metrics.<name>:max');
  const file = options.file ?? DECISION_FILE;
  const stored = loadDecision(root, file, ports);
  const built = buildDecision(
    question,
    asked.evidence,
    wordsOf(options, stored, context),
    evidenceFileOf(file.split(/[/\\]/).at(-1)!),
    ports.sha256,
  );
  if (options.format === 'json') terminal.out(jsonText({ ...built.file, written: options.write ? file : null }));
  else printDecision(context, built, question, options.explain);
  if (!options.write) return EXIT.fine;
  if (built.file.verdict !== 'decided') throw new CliFailure(`not written: the decision is ${built.file.verdict}; ${remedyOf(built)}`);
  const outcome = writeDecision(root, file, built, stored, ports);
  terminal.err(`${outcome === 'unchanged' ? `${file} already says so; not touched` : `wrote ${file} and ${evidenceFileOf(file)}`}\n`);
  return EXIT.fine;
}

/** What a person says now, else what the file that is there says. */
function wordsOf(options: SelectOptions, stored: StoredDecision | undefined, { ports, root }: CliContext): DecisionWords {
  const said = defined({ name: options.name, owner: options.owner, rationale: options.rationale, reviewBy: options.reviewBy });
  const { name, owner, rationale, reviewBy } = { name: nameFrom(options.file, root), ...stored?.file?.decision, ...said };
  return { name, decidedOn: options.date ?? isoDate(ports.clock()) ?? '1970-01-01', owner, rationale, reviewBy };
}

/** `eu.model-selection.yaml` → `eu`; else the folder's name. */
function nameFrom(file: string | undefined, root: string): string {
  const base = (file ?? '').split(/[/\\]/).at(-1) ?? '';
  const stem = base.replace(/\.?model-selection\.yaml$/, '');
  return stem !== ''
    ? stem
    : (root
        .split(/[/\\]/)
        .filter((part) => part !== '')
        .at(-1) ?? 'decision');
}

function printDecision({ terminal }: CliContext, built: BuiltDecision, question: Question, explained: boolean): void {
  const colors = pc.createColors(terminal.color);
  const { outcome, assessed } = built;
  terminal.out(`Rule: ${ruleSentence(question.rule, axesOf(question.objectives).metric)}; ${assessed.length} candidates.\n`);
  if (outcome.chosen === undefined) terminal.out(`${colors.yellow('Nobody')}: no candidate meets the constraints and the rule.\n`);
  else {
    const lead = outcome.verdict === 'decided' ? 'Chosen' : colors.yellow('Undecided; leading');
    terminal.out(
      chosenLines(outcome.chosen, outcome, question, explained)
        .map((line, at) => `${at === 0 ? `${lead}: ` : '  '}${line}\n`)
        .join(''),
    );
  }
  const tied = [...new Set(outcome.tied.map(({ facts }) => facts.configuration))];
  if (tied.length > 0)
    terminal.out(`Tied with it by the noise: ${tied.slice(0, 6).join(', ')}${tied.length > 6 ? ` and ${tied.length - 6} more` : ''}\n`);
  for (const { candidate, reason, couldWin } of outcome.undecided.slice(0, 8)) {
    terminal.out(
      `${couldWin ? colors.yellow('Could still win') : 'Unknown, cannot win'}: ${candidate.facts.configuration}: ${reasonText(reason)}\n`,
    );
  }
  terminal.out(colors.dim('Next: "--write" writes the decision; "--explain" shows the arithmetic; "kneepoint check" re-derives it.\n'));
}

function chosenLines(chosen: Assessed, outcome: Outcome, question: Question, explained: boolean): readonly string[] {
  const axes = axesOf(question.objectives);
  const { configuration, serving, metrics, id } = chosen.facts;
  const estimate = metrics[axes.metric];
  const quality = estimate === undefined || 'unknown' in estimate ? 'unknown' : formatMetric(estimate.value, estimate.se);
  const cost = chosen.expression({ cost: axes.cost });
  const usd = formatQuantity(view(cost, createSampler(question.sampling)), { per: 'shown' });
  return [
    `${configuration}${serving.batch === undefined ? '' : ` served at batch ${serving.batch}`}`,
    `${axes.metric} ${quality}; ${usd}; best in ${formatPercent(outcome.pBest.get(id) ?? 0)} of draws`,
    ...(explained ? explain(cost) : []),
  ];
}

function remedyOf({ outcome }: BuiltDecision): string {
  const blocking = outcome.undecided.find((entry) => entry.couldWin);
  return blocking === undefined
    ? 'loosen a constraint or the rule'
    : `say what is missing for ${blocking.candidate.facts.configuration} (${reasonText(blocking.reason)}), or set policy.unknown: ignore in kneepoint.yaml`;
}
