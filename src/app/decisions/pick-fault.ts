import { isComparable, type Assessed } from '../../core/decisions/assess.ts';
import { checkConstraints } from '../../core/decisions/constraints.ts';
import { axesOf, type Outcome } from '../../core/decisions/decide.ts';
import type { Picks, RolePick } from '../../core/decisions/picks.ts';
import type { Question } from '../../core/decisions/question.ts';
import { reasonText } from '../../core/format/reason.ts';
import { rejectionText } from './rejection-text.ts';

/** Why somebody cannot have a role, with the way out. */
export type PickFault =
  | { readonly fault: 'two-primaries'; readonly names: readonly string[] }
  | { readonly fault: 'two-roles' | 'gone'; readonly name: string }
  | { readonly fault: 'not-weighed'; readonly name: string; readonly why: string }
  | { readonly fault: 'breaks'; readonly name: string; readonly constraint: string }
  | { readonly fault: 'no-reason'; readonly name: string; readonly gives: string };

/**
 * A primary has to meet every constraint: what may be broken is no constraint. Who stands beside it may break one, which the decision then says;
 * its quality and cost have to be known.
 */
export function pickFault(picks: Picks, assessed: readonly Assessed[], question: Question, outcome: Outcome): PickFault | undefined {
  const { named } = picks;
  const nameOf = (id: string) => assessed.find(({ facts }) => facts.id === id)?.facts.configuration ?? id;
  const primaries = named.filter(({ role }) => role === 'primary');
  if (primaries.length > 1) return { fault: 'two-primaries', names: primaries.map(({ candidate }) => nameOf(candidate)) };
  const twice = named.find(({ role, candidate }) => named.some((other) => other.candidate === candidate && other.role !== role));
  if (twice !== undefined) return { fault: 'two-roles', name: nameOf(twice.candidate) };
  const found = named.map((pick) => faultOf(pick, assessed, question)).find((fault) => fault !== undefined);
  return found ?? withoutReason(picks, outcome, nameOf);
}

function faultOf({ role, candidate: id }: RolePick, assessed: readonly Assessed[], question: Question): PickFault | undefined {
  const candidate = assessed.find(({ facts }) => facts.id === id);
  if (candidate === undefined) return { fault: 'gone', name: id };
  const name = candidate.facts.configuration;
  const axes = axesOf(question.objectives);
  const unknown = [{ metric: axes.metric }, { cost: axes.cost }]
    .map((what) => candidate.expression(what))
    .find((one) => !isComparable(one));
  if (unknown !== undefined) {
    const [reason] = unknown.missing;
    return { fault: 'not-weighed', name, why: reason === undefined ? 'a number is missing' : reasonText(reason) };
  }
  if (role !== 'primary') return undefined;
  const failing = checkConstraints(candidate, question.constraints ?? []).find(({ holds }) => holds !== 'yes');
  if (failing === undefined) return undefined;
  if (failing.holds === 'unknown') return { fault: 'not-weighed', name, why: `${failing.name} is not known` };
  return { fault: 'breaks', name, constraint: rejectionText({ why: 'constraint', constraint: failing }) };
}

function withoutReason({ named, because = '' }: Picks, outcome: Outcome, nameOf: (id: string) => string): PickFault | undefined {
  const wanted = named.find(({ role }) => role === 'primary')?.candidate;
  const given = outcome.verdict === 'decided' ? outcome.chosen : undefined;
  if (wanted === undefined || wanted === given?.facts.id || because.trim() !== '') return undefined;
  return { fault: 'no-reason', name: nameOf(wanted), gives: given?.facts.configuration ?? `nobody (${outcome.verdict})` };
}

/** What is wrong, without the remedy: that depends on where a person picks. */
export function pickFaultText(fault: PickFault): string {
  switch (fault.fault) {
    case 'two-primaries':
      return `a decision has one primary, and ${fault.names.join(' and ')} are named`;
    case 'two-roles':
      return `${fault.name} is named for two roles`;
    case 'gone':
      return `${fault.name} is not among the candidates that are asked about`;
    case 'not-weighed':
      return `${fault.name} cannot be weighed: ${fault.why}`;
    case 'breaks':
      return `${fault.name} cannot be the primary: it breaks a constraint, ${fault.constraint}`;
    case 'no-reason':
      return `the rule gives ${fault.gives}; choosing ${fault.name} against it needs a reason`;
  }
}
