import pc from 'picocolors';
import { tieBreakSentence } from '../../app/decisions/tie-break-text.ts';
import { leftOutText } from '../../app/questions/left-out.ts';
import { frontSentence } from '../../app/views/front-sentence.ts';
import { paretoView, type Member, type ParetoView } from '../../app/views/pareto-view.ts';
import { sameCostNotes } from '../../app/views/same-cost.ts';
import { objectiveName } from '../../core/decisions/question.ts';
import { chanceText, formatChance } from '../../core/format/chance.ts';
import { formatUsd } from '../../core/format/money.ts';
import { formatQuantity } from '../../core/format/quantity.ts';
import { reasonText } from '../../core/format/reason.ts';
import { isKnown } from '../../core/quantity/quantity.ts';
import { visible } from '../../core/text/visible.ts';
import { readProject, type CliContext } from '../context.ts';
import { exitOf } from '../input-faults.ts';
import { counted } from '../output/counted.ts';
import { csvPieces } from '../output/csv.ts';
import { jsonPieces } from '../output/json-pieces.ts';
import { remediesFor, workloadRemedy } from '../output/nothing-comparable.ts';
import { tableLines, type Column } from '../output/table.ts';
import { askOrFail, type WishOptions } from './wish.ts';

export interface ParetoOptions extends WishOptions {
  readonly format: 'table' | 'json' | 'csv';
  readonly all: boolean;
}

const SHOWN = 20;

/** `kneepoint pareto`: the front of the candidates, its knee, and what each step up costs. */
export async function pareto(context: CliContext, options: ParetoOptions): Promise<number> {
  const state = await readProject(context);
  const view = paretoView(askOrFail(state, options, context));
  if (options.format === 'json') await context.terminal.stream(jsonPieces(view));
  else if (options.format === 'csv') await context.terminal.stream(paretoCsv(view));
  else printPareto(context, view, options.all, Object.keys(state.settings.config.workloads ?? {}));
  return exitOf(state);
}

/** The front as a table, the sentence above it, and what was left out and why. */
export function printPareto(
  { terminal }: Pick<CliContext, 'terminal'>,
  view: ParetoView,
  all: boolean,
  workloads: readonly string[],
): void {
  const colors = pc.createColors(terminal.color);
  terminal.out(`${visible(frontSentence(view))}\n\n`);
  if (view.candidates.length === 0) {
    terminal.out(nothingText(view, workloads));
    terminal.out(colors.dim('Next: mend that and ask again; "kneepoint scan" shows every run.\n'));
    return;
  }
  const shown = all ? view.candidates : view.candidates.slice(0, Math.max(SHOWN, view.front.length));
  const [head, ...lines] = tableLines(shown, memberColumns(view), terminal.width);
  terminal.out(`${colors.bold(head!)}\n`);
  lines.forEach((line, at) => terminal.out(`${shown[at]!.onFront ? line : colors.dim(line)}\n`));
  if (shown.length < view.candidates.length)
    terminal.out(colors.dim(`… ${view.candidates.length - shown.length} dominated candidates more; --all shows them\n`));
  terminal.out(`\n${notes(view, workloads).map(visible).join('\n')}\n`);
  terminal.out(colors.dim('Next: "kneepoint select --rule …" writes the decision; "kneepoint report" makes a page of it.\n'));
}

function memberColumns(view: ParetoView): readonly Column<Member>[] {
  return [
    { title: '', align: 'left', text: (member) => (member.id === view.knee?.id ? '◆' : member.onFront ? '●' : ' ') },
    { title: 'configuration', align: 'left', shrink: true, text: (member) => member.configuration },
    { title: 'batch', align: 'right', text: (member) => (member.batch === null ? 'any' : String(member.batch)) },
    ...view.objectives.map((objective) => {
      const name = objectiveName(objective);
      const title = 'cost' in objective ? `${name} ${unitTitle(view, name)}` : `${objective.metric} (${objective.goal})`;
      return { title, align: 'right' as const, text: (member: Member) => formatQuantity(member.values[name]!) };
    }),
    { title: 'P(front)', align: 'right', text: (member) => formatChance(member.pFront, member.errorUnknown) },
    { title: 'rank', align: 'right', text: (member) => String(member.rank) },
  ];
}

function unitTitle({ candidates }: ParetoView, name: string): string {
  const first = candidates[0]?.values[name];
  return first !== undefined && isKnown(first) ? first.unit.replace('USD', '$').replace('/month', '/mo') : '';
}

/** Instead of a table without rows: what keeps the candidates apart, counted, and what mends it. */
function nothingText(view: ParetoView, workloads: readonly string[]): string {
  return [...reasonNotes(view).map(visible), ...remediesFor(view, workloads).map((remedy) => `To mend it: ${remedy}`)]
    .map((line) => `${line}\n`)
    .join('');
}

function notes(view: ParetoView, workloads: readonly string[]): readonly string[] {
  return [
    ...(view.workload === null ? [`No workload is chosen, so there is no monthly cost: ${workloadRemedy(workloads)}.`] : []),
    `● front (${view.front.length} of ${view.candidates.length})${view.knee === null ? ', no knee' : `, ◆ knee (${chanceText(view.knee.frequency, kneeErrorUnknown(view))})`}; workload ${view.workload ?? 'none'}; prices as of ${view.pricesAsOf}`,
    ...sameCostNotes(view),
    ...errorNotes(view),
    ...valueLine(view),
    ...choiceLine(view),
    ...reasonNotes(view),
  ];
}

function kneeErrorUnknown({ knee, candidates }: ParetoView): boolean {
  return candidates.find(({ id }) => id === knee?.id)?.errorUnknown === true;
}

/** Else a number without its error would pass for one that is certain. */
function errorNotes({ candidates, objectives }: ParetoView): readonly string[] {
  const count = candidates.filter(({ errorUnknown }) => errorUnknown).length;
  if (count === 0) return [];
  const metrics = objectives.flatMap((objective) => ('metric' in objective ? [objective.metric] : []));
  return [
    `The error of ${metrics.join(', ')} is unknown for ${count} of ${candidates.length}, and so is how sure their places are: log several seeds, ${metrics[0]}_se, or n_test beside a proportion.`,
  ];
}

/** Who is not on show and why. */
function reasonNotes(view: ParetoView): readonly string[] {
  const undecided = counted(view.undecided.map(({ reason }) => reasonText(reason)));
  const excluded = counted(
    view.excluded.map(
      ({ constraint, side, limit, by }) => `${constraint} ${side === 'max' ? '>' : '<'} ${limit}${by === 'point' ? '' : ` by ${by}`}`,
    ),
  );
  return [
    ...excluded.map(({ text, count }) => `${count} excluded: ${text}`),
    ...undecided.map(({ text, count }) => `${count} not comparable: ${text}`),
    ...(view.redundantSetups > 0 ? [`${view.redundantSetups} batch sizes left out: another one of the same configuration is as good`] : []),
    ...(view.otherEvaluations > 0 ? [`${view.otherEvaluations} left out: measured on another evaluation`] : []),
    ...(view.leftOut.length > 0 ? [leftOutText(view.leftOut)] : []),
  ];
}

/** Who has the greatest net benefit, by what a point is worth; stretches of less than a cent are left out. */
function valueLine({ regimes }: ParetoView): readonly string[] {
  const stretches = (regimes?.value ?? []).filter(({ to }) => to === null || to >= 0.01);
  if (stretches.length < 2) return [];
  const parts = stretches.map(({ configuration, from, to }) =>
    to === null ? `above ${formatUsd(from)} ${configuration}` : `to ${formatUsd(to)} ${configuration}`,
  );
  return [`By what a point is worth: ${parts.join(', ')}`];
}

/** Whom `select` would choose, with who scores better where a tie-break decides: a front alone looks like another answer. */
function choiceLine({ choice, objectives, candidates }: ParetoView): readonly string[] {
  if (choice === null || choice.configuration === null) return [];
  const lead = choice.verdict === 'decided' ? 'The rule chooses' : 'Undecided; by the rule leads';
  const tie = choice.tieBreak === null ? '' : `: ${tieBreakSentence(choice.tieBreak, { objectives })}`;
  return [
    `${lead} ${choice.configuration} (best ${chanceText(choice.pBest, candidates.find(({ id }) => id === choice.id)?.errorUnknown === true)})${tie}`,
  ];
}

function paretoCsv(view: ParetoView): Iterable<string> {
  const names = view.objectives.map(objectiveName);
  const header = ['id', 'configuration', 'batch', 'rank', 'pFront', ...names.flatMap((name) => [name, `${name}.low`, `${name}.high`])];
  return csvPieces(
    header,
    view.candidates.map((member) => [
      member.id,
      member.configuration,
      member.batch,
      member.rank,
      member.pFront,
      ...names.flatMap((name) => {
        const quantity = member.values[name]!;
        return isKnown(quantity) ? [quantity.value, quantity.low, quantity.high] : [null, null, null];
      }),
    ]),
  );
}
