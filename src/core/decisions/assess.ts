import type { CandidateFacts } from '../candidates/facts.ts';
import type { ForwardInputs, TrainingInputs } from '../ledgers/forward.ts';
import { drawsOf } from '../quantity/draws.ts';
import type { Expression } from '../quantity/expression.ts';
import { forgetfulSampler, type Sampler } from '../quantity/sampler.ts';
import { measure, type Measurable } from './measure.ts';
import { objectiveName } from './question.ts';

/** A candidate with what it measures, computed once per objective or constraint and drawn once when asked. */
export interface Assessed {
  readonly facts: CandidateFacts;
  expression(what: Measurable): Expression;
  /** Joint draws; NaN all through when the whole is unknown. */
  draws(what: Measurable): Float64Array;
  /** The least and the greatest of the draws, which are not kept for it. */
  extremes(what: Measurable): { readonly least: number; readonly most: number };
}

/** `units` of metrics are stated; the others are what the names say. */
export function assess(
  all: readonly CandidateFacts[],
  inputs: ForwardInputs | TrainingInputs,
  sampler: Sampler,
  units: ReadonlyMap<string, string> = new Map(),
): readonly Assessed[] {
  return all.map((facts) => assessOne(facts, inputs, sampler, units));
}

function assessOne(
  facts: CandidateFacts,
  inputs: ForwardInputs | TrainingInputs,
  sampler: Sampler,
  units: ReadonlyMap<string, string>,
): Assessed {
  const expressions = new Map<string, Expression>();
  // Of most of a hundred thousand nothing is drawn.
  let drawn: Map<string, Float64Array> | undefined;
  const expression = (what: Measurable): Expression => {
    const name = nameOf(what);
    let found = expressions.get(name);
    if (found === undefined) {
      found = measure(facts, what, inputs, units.get(what.metric ?? ''));
      expressions.set(name, found);
    }
    return found;
  };
  const draws = (what: Measurable): Float64Array => {
    const name = nameOf(what);
    drawn ??= new Map();
    let found = drawn.get(name);
    if (found === undefined) {
      found = drawsOf(expression(what), sampler);
      drawn.set(name, found);
    }
    return found;
  };
  const extremes: Assessed['extremes'] = (what) => {
    const whole = expression(what);
    if (whole.certain) return { least: whole.value, most: whole.value };
    const all = drawn?.get(nameOf(what)) ?? drawsOf(whole, forgetfulSampler(sampler));
    return { least: all.reduce((a, b) => Math.min(a, b)), most: all.reduce((a, b) => Math.max(a, b)) };
  };
  return { facts, expression, draws, extremes };
}

function nameOf({ metric, cost }: Measurable): string {
  return objectiveName(metric === undefined ? { cost: cost ?? 'forward' } : { metric });
}

/** A point value can enter a comparison: known, finite, and not only a lower bound. */
export function isComparable(expression: Expression): boolean {
  return Number.isFinite(expression.value) && expression.missing.length === 0;
}
