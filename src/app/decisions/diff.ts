import { axesOf } from '../../core/decisions/decide.ts';
import type { Chosen, DecisionFile } from '../../core/decisions/file.ts';
import { COST_UNITS, type CostObjective } from '../../core/decisions/question.ts';
import { formatUsd } from '../../core/format/money.ts';
import { formatPoints } from '../../core/format/points.ts';
import { visible } from '../../core/text/visible.ts';
import { MONEY_FOR, ruleSentence } from '../questions/rule-text.ts';
import { leafDifferences } from './leaf-differences.ts';
import { overrideText } from './override-text.ts';
import { isPrivate } from './prices-used.ts';

/** One thing that changed between two versions of a decision. */
export interface DecisionChange {
  /** `chosen`, `cost`, `workload.requestsPerHour.peak` … */
  readonly topic: string;
  readonly before: string;
  readonly after: string;
}

export interface DecisionDiff {
  /** What the change means, in words for a reviewer. */
  readonly sentence: string;
  /** The most telling first. */
  readonly changes: readonly DecisionChange[];
}

export function diffDecisions(before: DecisionFile, after: DecisionFile): DecisionDiff {
  const facets = FACETS.flatMap(([topic, show]) => {
    const [old, now] = [show(before), show(after)];
    return old === now ? [] : [{ topic, before: old, after: now }];
  });
  const details = DETAILS.flatMap(([topic, pick]) => leafDifferences(pick(before), pick(after), topic));
  const changes = [...facets, ...details];
  return { sentence: sentenceOf(before, after, changes), changes };
}

const FACETS: readonly (readonly [string, (file: DecisionFile) => string])[] = [
  ['verdict', (file) => file.verdict],
  [
    'chosen',
    (file) =>
      file.chosen
        .map((one) => `${one.configuration}${one.serving.batch === undefined ? '' : ` at batch ${one.serving.batch}`} (${one.role})`)
        .join(', ') || 'nobody',
  ],
  [
    'override',
    (file) => file.chosen.flatMap(({ override }) => (override === undefined ? [] : [overrideText(override)])).join('') || 'none',
  ],
  [
    'quality',
    (file) =>
      file.chosen
        .map((one) => `${one.quality.metric} ${one.quality.value} (${one.quality.low}–${one.quality.high})${roleText(one, file)}`)
        .join(', ') || 'none',
  ],
  ['cost', (file) => file.chosen.map((one) => `${moneyText(one, file)}${roleText(one, file)}`).join(', ') || 'none'],
  ['rule', (file) => ruleSentence(file.question.rule, axesOf(file.question.objectives))],
];

const DETAILS: readonly (readonly [string, (file: DecisionFile) => unknown])[] = [
  ['objectives', (file) => file.question.objectives],
  ['constraints', (file) => file.question.constraints],
  ['workload', (file) => file.question.workload],
  ['lifecycle', (file) => file.question.lifecycle],
  ['candidates', (file) => file.question.candidates],
  [
    'prices',
    (file) =>
      Object.fromEntries(
        file.prices.rows.map((row) => [
          `${row.sku} ${row.purchase} ${row.region}`,
          isPrivate(row)
            ? `private as of ${row.asOf}, ${row.digest.slice(0, 'sha256:'.length + 12)}`
            : `${row.price} ${row.currency}/${row.unit} as of ${row.asOf}`,
        ]),
      ),
  ],
  ['evidence.rows', (file) => file.evidence.rows],
  ['owner', (file) => file.decision.owner],
  ['rationale', (file) => file.decision.rationale],
  ['reviewBy', (file) => file.decision.reviewBy],
];

function moneyText({ usdPerMonth: { value, low, high } }: Chosen, file: DecisionFile): string {
  return `${formatUsd(value)}${perText(file)} (${formatUsd(low)}–${formatUsd(high)})`;
}

/** One number alone is the primary's. */
function roleText({ role }: Chosen, { chosen }: DecisionFile): string {
  return chosen.length === 1 ? '' : ` for the ${role}`;
}

function perText({ question }: DecisionFile): string {
  return COST_UNITS[axesOf(question.objectives).cost].replace('USD', '').replace('/month', '/mo');
}

function sentenceOf(before: DecisionFile, after: DecisionFile, changes: readonly DecisionChange[]): string {
  if (changes.length === 0) return 'Nothing changed in what the decision says.';
  const [old, now] = [before.chosen[0], after.chosen[0]];
  const causes = [...new Set(changes.map(({ topic }) => topic.split('.')[0]!).filter((topic) => !EFFECTS.has(topic)))];
  const because = causes.length === 0 ? '' : ` Changed with it: ${causes.join(', ')}.`;
  if (old === undefined || now === undefined)
    return `${now?.configuration ?? 'Nobody'} is chosen, where ${old?.configuration ?? 'nobody'} was.${because}`;
  const effect = old.id === now.id ? `${now.configuration} stays` : `${now.configuration} replaces ${old.configuration}`;
  return `${effect}: ${movement(old, now, [before, after])}.${because}`;
}

const EFFECTS = new Set(['verdict', 'chosen', 'quality', 'cost', 'evidence', 'owner', 'rationale', 'reviewBy']);

function movement(old: Chosen, now: Chosen, [before, after]: readonly [DecisionFile, DecisionFile]): string {
  const { metric, point } = axesOf(after.question.objectives);
  const cost = costMovement(old, now, [before, after]);
  if (old.quality.metric !== now.quality.metric) return `${metric} ${now.quality.value} ${cost}`;
  const points = (now.quality.value - old.quality.value) / point;
  return `${points >= 0 ? '+' : '−'}${formatPoints(Math.abs(points))} points of ${metric} ${cost}`;
}

function costMovement(old: Chosen, now: Chosen, files: readonly [DecisionFile, DecisionFile]): string {
  const [was, is] = files.map(({ question }) => axesOf(question.objectives).cost) as [CostObjective, CostObjective];
  if (was !== is) return `at ${formatUsd(now.usdPerMonth.value)} ${MONEY_FOR[is]}`;
  const usd = now.usdPerMonth.value - old.usdPerMonth.value;
  return usd === 0 ? 'at the same cost' : `for ${formatUsd(Math.abs(usd))} ${MONEY_FOR[is]} ${usd > 0 ? 'more' : 'less'}`;
}

/** A Markdown section for a pull request. */
export function diffMarkdown(name: string, { sentence, changes }: DecisionDiff): string {
  const rows = changes.map(({ topic, before, after }) => `| ${escape(topic)} | ${escape(before)} | ${escape(after)} |`);
  const table = rows.length === 0 ? [] : ['| | before | after |', '|---|---|---|', ...rows, ''];
  return [`### ${escape(name)}`, '', escape(sentence), '', ...table].join('\n');
}

/** Names come from run stores: no markup, no table cell, no link of theirs takes effect. */
function escape(text: string): string {
  return visible(text.replace(/\r?\n/g, ' ')).replace(/[\\`*_{}[\]()#+!|<>~]/g, (mark) => `\\${mark}`);
}
