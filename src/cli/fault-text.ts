import type { AskFault } from '../app/questions/ask.ts';
import type { Goal } from '../core/metrics/names.ts';
import { queryErrorText } from '../core/query/error.ts';
import { ruleFault } from './rule-fault.ts';

/** One sentence with the remedy for whatever a person asked wrongly. */
export function faultText<F extends AskFault>(fault: F): string {
  const sentence = SENTENCES[fault.fault] as (fault: F) => string;
  return sentence(fault);
}

const SENTENCES: { readonly [K in AskFault['fault']]: (fault: Extract<AskFault, { fault: K }>) => string } = {
  'no-goal': ({ text, said = [] }) =>
    `which way is "${text}" better?${disagreement(said)} add :max or :min${said.length === 0 ? '' : ', or name experiments that agree with --experiment'}`,
  'bad-goal': ({ text, goal }) => `"${text}" cannot have the goal "${goal}"; costs are min, metrics max or min`,
  'unknown-name': ({ text, near }) => `no metric or cost is called "${text}"${suggestion(near)}; "kneepoint scan --format json" lists them`,
  ambiguous: ({ text, meanings }) => `"${text}" is a metric and a cost: say ${meanings.join(' or ')}`,
  'bad-constraint': ({ text }) => `"${text}" is no constraint; write it as 'p95_ms <= 40 by high' or 'metrics.auc >= 0.7'`,
  'bad-rule': ({ text }) => ruleFault(text),
  'bad-query': ({ text, error, near }) =>
    `--where: ${queryErrorText(error)}${suggestion(near)}\n  ${text}\n  ${' '.repeat(error.at)}${'^'.repeat(Math.max(1, error.length))}`,
  'nothing-passes': ({ text, candidates, runs, absent }) =>
    `--where '${text}': none of ${candidates} candidates (${runs} runs) passes${absent.map(({ field, near }) => `; none has ${field}${suggestion(near)}`).join('')}`,
  'unknown-workload': ({ text, near, all }) =>
    `no workload is called "${text}"${suggestion(near)}; kneepoint.yaml has ${all.join(', ') || 'none'}`,
  'bad-epsilon': ({ text, objectives }) =>
    `"${text}" is no tolerance; write it in the objective’s own unit as 'metrics.auc=0.005', or as 'forwardCost=5%' for what is minimised and never negative; there are ${objectives.join(', ')}`,
  'no-runs': () => 'no runs to compare; "kneepoint scan" says what was looked for and where',
  'no-quality': () => 'no quality metric is known by its name; say one with --objective metrics.<name>:max',
};

/** ` a and b say max, c says min;` */
function disagreement(said: readonly (readonly [experiment: string, goal: Goal])[]): string {
  const groups = (['max', 'min'] as const).flatMap((goal) => {
    const names = said.flatMap(([experiment, one]) => (one === goal ? [experiment] : []));
    const shown = names.length > MOST ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more` : names.join(' and ');
    return names.length === 0 ? [] : [`${shown} ${names.length === 1 ? 'says' : 'say'} ${goal}`];
  });
  return groups.length === 0 ? '' : ` ${groups.join(', ')};`;
}

const MOST = 3;

function suggestion(near: readonly string[]): string {
  return near.length === 0 ? '' : ` (did you mean ${near.join(' or ')}?)`;
}
