import type { DecisionFile } from '../../core/decisions/file.ts';
import { plain } from '../../core/format/digits.ts';
import { formatUsd } from '../../core/format/money.ts';
import { formatCount } from '../../core/format/number.ts';
import type { PrivatePrice } from '../../core/decisions/evidence.ts';
import type { PinnedPrice } from '../../core/prices/entry.ts';
import { createSampler } from '../../core/quantity/sampler.ts';
import { chartOfView, objectiveTitle } from '../charts/chart-of-view.ts';
import { familyParameter } from '../charts/family.ts';
import type { Role } from '../../core/decisions/picks.ts';
import type { ChartTag, ParetoChart } from '../../charts/pareto-chart.ts';
import { paretoSpec } from '../../charts/pareto-spec.ts';
import { PAGE_THEME } from '../../charts/theme.ts';
import { isPrivate, priceRows } from '../decisions/prices-used.ts';
import type { Asked } from '../questions/ask.ts';
import { frontSentence } from '../views/front-sentence.ts';
import { paretoView, type ParetoView } from '../views/pareto-view.ts';
import { assumptionsOf } from './assumptions.ts';
import { sameCostNotes } from '../views/same-cost.ts';
import { candidateLines } from './candidate-lines.ts';
import { namesOf } from './cells.ts';
import { reasonAgainst } from '../decisions/rejection-text.ts';
import { decisionModel, type DecisionSource } from './decision-model.ts';
import { frontRows } from './front-rows.ts';
import type { ReportModel } from './model.ts';
import { unknownsOf } from './unknowns.ts';
import { visibleStrings } from './visible-strings.ts';
import { worthRows } from './worth.ts';

export interface ReportInputs {
  readonly asked: Asked;
  readonly decision: Omit<DecisionSource, 'names'> | undefined;
  /** Other decision files of the folder, which the page only names. */
  readonly otherDecisions: readonly string[];
  /** Of the project: the title. */
  readonly name: string;
  /** Whose numbers these are, as a sentence. */
  readonly basis: string;
  /** When the page was made, as it shall be shown. */
  readonly generatedAt: string;
}

/** A page has to open fast and travel by mail: what is left out of it is counted. */
const MOST_MARKS = 1500;
const MOST_ROWS = 400;

/** Everything that a report shows, ready to be set. The same inputs give the same model. */
export function reportModel({ asked, decision, otherDecisions, name, basis, generatedAt }: ReportInputs): ReportModel {
  const { question, evidence } = asked;
  const view = paretoView(asked);
  const file = decision?.file;
  const roles = rolesOf(file);
  const [primary] = [...roles].find(([, role]) => role === 'primary') ?? [];
  const chart = chartOfView({ view, question, candidates: evidence.candidates, chosen: roles });
  return visibleStrings({
    title: name,
    generatedAt,
    sentence: frontSentence(view, primary),
    basis,
    facts: factsOf(view, evidence.candidates.length, generatedAt),
    chart: chart === undefined ? null : chartModel(chart),
    columns: question.objectives.map((objective) => ({
      title: objectiveTitle(objective),
      goal: objective.goal,
      on: 'screen-and-paper' as const,
    })),
    front: [...frontRows(view, tagsOf(chart))],
    frontNotes: [...sameCostNotes(view)],
    worth: worthRows(view),
    decision: decision === undefined ? null : decisionModel({ ...decision, names: namesOf(evidence.candidates) }),
    otherDecisions: [...otherDecisions],
    candidates: candidateLines(asked, {
      view,
      sampler: createSampler(question.sampling),
      family: familyParameter(evidence.candidates),
      chosen: roles,
      reasons: reasonsOf(file),
      most: MOST_ROWS,
    }),
    spent: spentLines(evidence.search),
    assumptions: assumptionsOf(asked),
    prices: (file?.prices.rows ?? priceRows(question, evidence).map(({ price }) => price)).map(priceLine),
    unknowns: unknownsOf(asked, view.undecided),
  });
}

function factsOf(view: ParetoView, candidates: number, generatedAt: string): ReportModel['facts'] {
  return [
    { name: 'Candidates', text: `${formatCount(candidates)}, ${formatCount(view.front.length)} on the front` },
    { name: 'Traffic', text: view.workload ?? 'none stated' },
    { name: 'Prices as of', text: view.pricesAsOf },
    { name: 'Made', text: generatedAt },
  ];
}

/** Whom a decision names, by their ids. */
function rolesOf(file: DecisionFile | undefined): ReadonlyMap<string, Role> {
  return new Map((file?.chosen ?? []).map(({ id, role }) => [id, role]));
}

function tagsOf(chart: ParetoChart | undefined): ReadonlyMap<string, readonly ChartTag[]> {
  return new Map(chart?.points.map(({ id, tags }) => [id, tags]));
}

function chartModel(chart: ParetoChart): NonNullable<ReportModel['chart']> {
  const { spec, shown, of } = paretoSpec(chart, PAGE_THEME, { most: MOST_MARKS });
  const sampled = shown === of ? '' : ` Showing ${formatCount(shown)} of ${formatCount(of)} candidates, all of the front among them.`;
  return {
    spec: { ...spec },
    description: chart.description,
    caption: `Each point is a candidate; the line is the front: nothing better for the same money. Bars are 90 % intervals, what is behind the front is faded, a dashed diamond marks the knee, a ring what is chosen.${sampled}`,
  };
}

function reasonsOf(file: DecisionFile | undefined): ReadonlyMap<string, string> {
  if (file === undefined) return new Map();
  return new Map((file.rejected ?? []).map(({ candidate, why }) => [candidate, reasonAgainst(why, file)]));
}

function spentLines(search: Asked['evidence']['search']): string[] {
  if (search === undefined) return ['Nothing is recorded of what the search cost.'];
  const { runs, unknownRuns, spentUsd, deviceHours, cut } = search;
  const known = runs - unknownRuns;
  const atLeast = unknownRuns > 0 || cut === true ? '≥ ' : '';
  return [
    `${known === 0 ? 'An unknown sum' : `${atLeast}${formatUsd(spentUsd)}`} was spent on the ${formatCount(runs)} runs behind these candidates, failed ones included${unknownRuns > 0 ? `; the cost of ${formatCount(unknownRuns)} of them is unknown` : ''}. It is spent whatever is chosen and is in no comparison.`,
    ...deviceHours.map(({ sku, hours, purchase }) => `${plain(hours, 3)} h of ${sku}, ${purchase}`),
  ];
}

/** A page is passed on: a private price stands on it as little as in the decision. */
function priceLine(row: PinnedPrice | PrivatePrice): ReportModel['prices'][number] {
  const { sku, region, purchase, asOf } = row;
  const what = `${sku}, ${purchase}${region === '*' ? '' : `, ${region}`}`;
  if (isPrivate(row)) return { what, price: { text: 'private', sort: null }, source: 'private prices', asOf, confidence: 'user' };
  const { price, currency, unit, source, confidence } = row;
  const amount = currency === 'USD' ? `$${price}` : `${price} ${currency}`;
  return { what, price: { text: `${amount}/${unit}`, sort: price }, source, asOf, confidence };
}
