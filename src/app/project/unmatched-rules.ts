import { fieldOf, matchesRule } from '../../core/hardware/resolve.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { nearest } from '../../core/text/nearest.ts';
import { CONFIG_FILE, type Settings } from './settings.ts';
import { isRuleKey } from './unknown-rule-keys.ts';

/** Hardware rules that fit no run, each at the condition that none fulfils: what somebody wrote there changes nothing. */
export function unmatchedRules({ config, placeAt }: Pick<Settings, 'config' | 'placeAt'>, runs: readonly Run[]): readonly Diagnostic[] {
  if (runs.length === 0) return [];
  return (config.hardware?.rules ?? []).flatMap((rule, at): readonly Diagnostic[] => {
    // An unknown key is said already.
    if (Object.keys(rule.when).some((key) => !isRuleKey(key)) || runs.some((run) => matchesRule(rule, run))) return [];
    const failing = Object.entries(rule.when).find(([key, glob]) => !runs.some((run) => matchesRule({ when: { [key]: glob } }, run)));
    const place = placeAt(['hardware', 'rules', at, 'when', ...(failing === undefined ? [] : [failing[0]])]);
    const args = { rule: at + 1, ...(failing === undefined ? { key: '', glob: '', near: '' } : conditionOf(failing, runs)) };
    return [{ severity: 'info', code: 'rule-without-run', file: CONFIG_FILE, place, args }];
  });
}

function conditionOf([key, glob]: readonly [string, string], runs: readonly Run[]) {
  const values = new Set(runs.flatMap((run) => fieldOf(run, key) ?? []));
  if (values.size > 0) return { key, glob, near: nearest(glob, values).join(' or ') };
  return { key, glob, near: nearest(key, keysOf(runs, key)).join(' or ') };
}

/** The keys of the same kind that runs have: of `tag.hots` all tags. */
function keysOf(runs: readonly Run[], key: string): ReadonlySet<string> {
  const [kind] = key.split('.');
  return new Set(runs.flatMap(({ tags, params }) => [...(kind === 'tag' ? tags : params).keys()].map((name) => `${kind}.${name}`)));
}
