import { objectiveName, type Constraint, type Objective } from '../../core/decisions/question.ts';
import type { Assessed } from '../../core/decisions/assess.ts';
import type { QuantityFormat } from '../../core/format/quantity.ts';
import { ROLES, type Role } from '../../core/decisions/picks.ts';
import { reasonText } from '../../core/format/reason.ts';
import { view as quantityOf } from '../../core/quantity/quantity.ts';
import type { Sampler } from '../../core/quantity/sampler.ts';
import { meaningOf } from '../../core/metrics/names.ts';
import { objectiveTitle, standingText } from '../charts/chart-of-view.ts';
import { assessFor } from '../questions/evaluate.ts';
import type { Asked, FrontQuestion } from '../questions/ask.ts';
import type { ParetoView } from '../views/pareto-view.ts';
import { quantityCell } from './cells.ts';
import type { CandidateLine, ReportColumn, ReportModel } from './model.ts';

export interface LinesOptions {
  readonly view: ParetoView;
  readonly sampler: Sampler;
  readonly family: string | undefined;
  /** Whom a decision names for which role, by their ids, and its reasons against others. */
  readonly chosen: ReadonlyMap<string, Role>;
  readonly reasons: ReadonlyMap<string, string>;
  readonly most: number;
}

/** All candidates, those that matter most first: chosen, front, behind it, excluded, not comparable. */
export function candidateLines({ question, evidence }: Asked, options: LinesOptions): ReportModel['candidates'] {
  const { sampler, family, most } = options;
  const standings = standingsOf(options);
  const assessed = assessFor(question, evidence);
  const columns = columnsOf(question).filter(({ what }) => assessed.some((candidate) => Number.isFinite(candidate.expression(what).value)));
  const rank = (candidate: Assessed) => standings.get(candidate.facts.id)?.order ?? Number.MAX_SAFE_INTEGER;
  const sorted = [...assessed].sort((a, b) => rank(a) - rank(b) || (a.facts.id < b.facts.id ? -1 : 1));
  return {
    columns: columns.map(({ title, goal, on }) => ({ title, goal, on })),
    family: family ?? null,
    rows: sorted
      .slice(0, most)
      .map((candidate, order) => lineOf(candidate, columns, sampler, family, standings.get(candidate.facts.id), order)),
    of: assessed.length,
  };
}

interface Standing {
  readonly order: number;
  readonly standing: CandidateLine['standing'];
  readonly why: string;
}

function standingsOf({ view, chosen, reasons }: LinesOptions): ReadonlyMap<string, Standing> {
  const compared = view.candidates.map(({ id, rank, onFront }) => ({
    id,
    standing: onFront ? ('front' as const) : ('behind' as const),
    why: onFront ? '' : standingText(onFront, rank),
  }));
  const excluded = view.excluded.map(({ id, constraint, value, limit, side, by }) => ({
    id,
    standing: 'excluded' as const,
    why: `${constraint.replace(/^metrics\./, '')} ${value === null ? 'unknown' : Number(value.toPrecision(3))} ${side === 'max' ? '>' : '<'} ${limit}${by === 'point' ? '' : ` by ${by}`}`,
  }));
  const unknown = view.undecided.map(({ id, reason }) => ({ id, standing: 'unknown' as const, why: reasonText(reason) }));
  const all = [...compared, ...excluded, ...unknown].map((entry, order) => ({ ...entry, order }));
  const standingOf = ({ id, order, standing, why }: (typeof all)[number]): Standing => {
    const role = chosen.get(id);
    if (role !== undefined) return { order: ROLES.indexOf(role) - ROLES.length, standing: role === 'primary' ? 'chosen' : role, why: '' };
    const reason = reasons.get(id);
    const said = [why, standing === 'excluded' ? '' : (reason ?? '')].filter((part) => part !== '');
    return { order, standing, why: said.join('; ') };
  };
  return new Map(all.map((entry) => [entry.id, standingOf(entry)]));
}

const FURTHER_COSTS = ['forward', 'replacement', 'servingPer1k'] as const;

interface Column {
  readonly title: string;
  readonly goal: 'max' | 'min';
  readonly what: Objective;
  readonly format: QuantityFormat;
  readonly on: ReportColumn['on'];
}

/** Objectives with their intervals; without, for width, what constraints are about and the costs that have not been said. */
function columnsOf({ objectives, constraints = [] }: FrontQuestion): readonly Column[] {
  const columns = [
    ...objectives.map((objective) => columnOf(objective, {}, 'screen-and-paper')),
    ...constraints.map((constraint) => columnOf(constraintObjective(constraint), { interval: 'hidden' }, 'screen-and-paper')),
    ...FURTHER_COSTS.map((cost) => columnOf({ cost, goal: 'min' }, { interval: 'hidden' }, 'screen')),
  ];
  return columns.filter(({ what }, at) => columns.findIndex((other) => objectiveName(other.what) === objectiveName(what)) === at);
}

function constraintObjective(constraint: Constraint): Objective {
  if ('cost' in constraint) return { cost: constraint.cost, goal: 'min' };
  return { metric: constraint.metric, goal: constraint.max === undefined ? 'max' : 'min', unit: meaningOf(constraint.metric)?.unit };
}

function columnOf(objective: Objective, format: QuantityFormat, on: Column['on']): Column {
  return { title: objectiveTitle(objective), goal: objective.goal, what: objective, format, on };
}

/** Comparisons leave out set-ups that stand beside themselves. */
const REDUNDANT = { standing: 'behind', why: 'another batch size of it is as good in everything compared' } as const;

function lineOf(
  { facts, expression }: Assessed,
  columns: readonly Column[],
  sampler: Sampler,
  family: string | undefined,
  standing: Standing | undefined,
  order: number,
): CandidateLine {
  const { batch } = facts.serving;
  return {
    id: facts.id,
    configuration: facts.configuration,
    family: family === undefined ? null : (facts.params[family] ?? ''),
    batch: { text: batch === undefined ? 'any' : String(batch), sort: batch ?? null },
    cells: columns.map(({ what, format }) => quantityCell(quantityOf(expression(what), sampler), format)),
    ...(standing === undefined ? REDUNDANT : { standing: standing.standing, why: standing.why }),
    order,
  };
}
