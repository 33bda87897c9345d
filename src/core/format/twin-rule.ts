import type { TwinRule } from '../runs/run.ts';

/** Why two trackers' records count as one run. */
export function twinRuleText(rule: TwinRule): string {
  return TEXTS[rule];
}

const TEXTS: Readonly<Record<TwinRule, string>> = {
  'said-by-user': 'somebody said so',
  'names-the-other': 'one of them names the other',
  'same-folder': 'they lie in one folder',
  'same-children': 'the runs below them are the same',
  'same-time-and-parameters': 'they ran at the same time with the same parameters',
  'same-time-and-metric': 'they ran at the same time and logged the same value',
  'metered-meanwhile': 'one of them metered while the other ran',
  'metered-in-other-zone': 'one of them metered while the other ran, on a clock of another time zone, as most records beside it show',
};
