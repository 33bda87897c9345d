import { RULE_EXAMPLES } from '../app/questions/rule-text.ts';

/** Which numbers a rule takes, where not every one. */
const RANGES: ReadonlyMap<string, string> = new Map([
  ['best-within-budget', ' of 0 or more'],
  ['max-net-benefit', ' above 0'],
  ['within-of-best', ' of 0 or more'],
]);

/** Says what is wrong with a rule: its number where the name is known, else the name. */
export function ruleFault(text: string): string {
  const [name = '', ...rest] = text.trim().split(':');
  const example = RULE_EXAMPLES.find((one) => one.split(':')[0] === name);
  if (example === undefined) return `"${text}" is no rule; known are ${RULE_EXAMPLES.join(', ')}`;
  const number = rest.join(':');
  const wanted = `${name} takes a plain number${RANGES.get(name) ?? ''}, as ${example}`;
  return number === '' ? `"${text}" lacks its number: ${wanted}` : `"${number}" in "${text}" is the wrong number: ${wanted}`;
}
