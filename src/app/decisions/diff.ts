import type { DecisionFile } from '../../core/decisions/file.ts';
import { ruleSentence } from '../questions/rule-text.ts';
import { axesOf } from '../../core/decisions/decide.ts';

/** One thing that changed between two versions of a decision. */
export interface DecisionChange {
  readonly topic: 'verdict' | 'chosen' | 'quality' | 'cost' | 'rule' | 'objectives' | 'constraints' | 'workload' | 'lifecycle' | 'candidates' | 'prices' | 'evidence' | 'words';
  readonly before: string;
  readonly after: string;
}

/** What changed from one version to the other, the most telling first. */
export function diffDecisions(before: DecisionFile, after: DecisionFile): readonly DecisionChange[] {
  return FACETS.flatMap(([topic, show]) => {
    const [old, now] = [show(before), show(after)];
    return old === now ? [] : [{ topic, before: old, after: now }];
  });
}

const FACETS: readonly (readonly [DecisionChange['topic'], (file: DecisionFile) => string])[] = [
  ['verdict', (file) => file.verdict],
  ['chosen', (file) => file.chosen.map((one) => `${one.configuration}${one.serving.batch === undefined ? '' : ` at batch ${one.serving.batch}`} (${one.role})`).join(', ') || 'nobody'],
  ['quality', (file) => file.chosen.map(({ quality }) => `${quality.metric} ${quality.value} (${quality.low}–${quality.high})`).join(', ') || 'none'],
  ['cost', (file) => file.chosen.map(({ usdPerMonth }) => `$${usdPerMonth.value}/mo (${usdPerMonth.low}–${usdPerMonth.high})`).join(', ') || 'none'],
  ['rule', (file) => ruleSentence(file.question.rule, axesOf(file.question.objectives).metric)],
  ['objectives', (file) => file.question.objectives.map((objective) => ('metric' in objective ? `${objective.metric} ${objective.goal}` : `${objective.cost} cost min`)).join(', ')],
  ['constraints', (file) => (file.question.constraints ?? []).map((constraint) => JSON.stringify(constraint)).join(' ') || 'none'],
  ['workload', (file) => JSON.stringify(file.question.workload ?? null)],
  ['lifecycle', (file) => JSON.stringify(file.question.lifecycle ?? null)],
  ['candidates', (file) => JSON.stringify(file.question.candidates)],
  ['prices', (file) => `${file.prices.rows.map((row) => `${row.sku} ${row.purchase} ${row.price} ${row.currency}/${row.unit}`).join(', ')} as of ${file.prices.asOf}`],
  ['evidence', (file) => `${file.evidence.rows} rows, ${file.evidence.digest.slice(0, 19)}`],
  ['words', ({ decision }) => [decision.owner, decision.rationale, decision.reviewBy].map((word) => word ?? '').join(' | ')],
];

/** A Markdown section for a pull request. */
export function diffMarkdown(name: string, changes: readonly DecisionChange[]): string {
  if (changes.length === 0) return `### ${escape(name)}: no change\n`;
  const rows = changes.map(({ topic, before, after }) => `| ${topic} | ${escape(before)} | ${escape(after)} |`);
  return [`### ${escape(name)}`, '', '| | before | after |', '|---|---|---|', ...rows, ''].join('\n');
}

/** Names come from run stores: no markup, no table cell, no link of theirs takes effect. */
function escape(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, ' ');
}
