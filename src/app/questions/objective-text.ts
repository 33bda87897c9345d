import { defined } from '../../core/record/defined.ts';
import { constraintSchema, COST_OBJECTIVES, costName, type Constraint, type Objective } from '../../core/decisions/question.ts';
import type { Goal, MetricMeaning } from '../../core/metrics/names.ts';
import { nearest } from '../../core/text/nearest.ts';

export type ObjectiveFault =
  | {
      readonly fault: 'no-goal';
      readonly text: string;
      readonly metric: string;
      /** Which way experiments say that it is better, where they do not agree. */
      readonly said?: readonly (readonly [experiment: string, goal: Goal])[] | undefined;
    }
  | { readonly fault: 'bad-goal'; readonly text: string; readonly goal: string }
  | { readonly fault: 'unknown-name'; readonly text: string; readonly near: readonly string[] }
  | { readonly fault: 'ambiguous'; readonly text: string; readonly meanings: readonly string[] };

/** Metrics that candidates have, and what their names mean. */
export interface Vocabulary {
  readonly metrics: ReadonlySet<string>;
  readonly meaning: (metric: string) => MetricMeaning | undefined;
}

/** `metrics.accuracy:max`, `forwardCost:min`, `auc`: split at the last colon; a bare name only when it is unambiguous. */
export function parseObjective(text: string, vocabulary: Vocabulary): Objective | ObjectiveFault {
  const { name, goal } = splitGoal(text, vocabulary);
  const what = resolveName(name, vocabulary);
  if ('fault' in what) return what;
  if (goal !== undefined && goal !== 'min' && (goal !== 'max' || 'cost' in what)) return { fault: 'bad-goal', text, goal };
  return 'cost' in what ? { cost: what.cost, goal: 'min' } : metricObjective(what.metric, goal, text, vocabulary);
}

function metricObjective(metric: string, said: Goal | undefined, text: string, { meaning }: Vocabulary): Objective | ObjectiveFault {
  const meant = meaning(metric);
  const goal = said ?? meant?.goal;
  return goal === undefined ? { fault: 'no-goal', text, metric } : defined({ metric, goal, unit: meant?.unit });
}

/** A metric may hold a colon itself, so a whole name that exists wins over a split. */
function splitGoal(text: string, vocabulary: Vocabulary): { name: string; goal: string | undefined } {
  const colon = text.lastIndexOf(':');
  if (colon < 0 || vocabulary.metrics.has(stripPrefix(text))) return { name: text, goal: undefined };
  return { name: text.slice(0, colon), goal: text.slice(colon + 1) };
}

type Named = { readonly metric: string } | { readonly cost: (typeof COST_OBJECTIVES)[number] };

function resolveName(name: string, { metrics }: Vocabulary): Named | ObjectiveFault {
  const cost = COST_OBJECTIVES.find((candidate) => costName(candidate) === name);
  if (name.startsWith('metrics.')) {
    const metric = stripPrefix(name);
    return metrics.has(metric) ? { metric } : { fault: 'unknown-name', text: name, near: nearest(metric, metrics) };
  }
  if (cost !== undefined && metrics.has(name)) return { fault: 'ambiguous', text: name, meanings: [name, `metrics.${name}`] };
  if (cost !== undefined) return { cost };
  if (metrics.has(name)) return { metric: name };
  return { fault: 'unknown-name', text: name, near: nearest(name, [...metrics, ...COST_OBJECTIVES.map(costName)]) };
}

function stripPrefix(name: string): string {
  return name.startsWith('metrics.') ? name.slice('metrics.'.length) : name;
}

/** `p95_ms<=40`, `metrics.auc >= 0.7 by high`, `forwardCost <= 500 by probability 0.9`. */
export function parseConstraint(
  text: string,
  vocabulary: Vocabulary,
): Constraint | ObjectiveFault | { readonly fault: 'bad-constraint'; readonly text: string } {
  const match = /^(.+?)\s*(<=|>=)\s*(-?[\d.]+(?:e-?\d+)?)\s*(?:by\s+(point|high|probability)(?:\s+([\d.]+))?)?$/i.exec(text.trim());
  if (match === null) return { fault: 'bad-constraint', text };
  const [, name = '', operator, limit, by, p] = match;
  const what = resolveName(name, vocabulary);
  if ('fault' in what) return what;
  const side = operator === '<=' ? { max: Number(limit) } : { min: Number(limit) };
  const parsed = constraintSchema.safeParse({
    ...what,
    ...side,
    ...defined({ by: by?.toLowerCase(), p: p === undefined ? undefined : Number(p) }),
  });
  return parsed.success ? parsed.data : { fault: 'bad-constraint', text };
}
