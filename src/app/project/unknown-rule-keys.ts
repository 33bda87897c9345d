import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { nearest } from '../../core/text/nearest.ts';
import type { ConfigAtHand } from './config-at-hand.ts';

const FIELDS = ['experiment', 'store', 'name'];
const GROUPS = ['tag', 'param'];

/** What hardware rules look at and no run can have: such a rule never applies. */
export function unknownRuleKeys({ config, placeAt, file }: ConfigAtHand): readonly Diagnostic[] {
  return (config.hardware?.rules ?? []).flatMap(({ when }, at) =>
    Object.keys(when)
      .filter((key) => !isRuleKey(key))
      .map((key) => ({
        severity: 'warning' as const,
        code: 'unknown-rule-key',
        file,
        place: placeAt(['hardware', 'rules', at, 'when', key]),
        args: { key, near: nearest(key, meant(key))[0] ?? '' },
      })),
  );
}

/** Whether a run can have what the key names. */
export function isRuleKey(key: string): boolean {
  return FIELDS.includes(key) || GROUPS.some((group) => key.startsWith(`${group}.`) && key.length > group.length + 1);
}

/** `tags.host` may have been `tag.host`. */
function meant(key: string): readonly string[] {
  const own = key.slice(key.indexOf('.') + 1);
  return [...FIELDS, ...(own === '' ? [] : GROUPS.map((group) => `${group}.${own}`))];
}
