import type { RawJson } from './raw-json.ts';
import { excerpt } from '../excerpt.ts';
import { type ContentSource, eachRow } from './content-source.ts';
import { distributionReader } from './distribution.ts';
import type { Draft } from './draft.ts';
import { LONGEST_TEXT } from './study-rows.ts';
import { TRIAL_SYSTEM_KEYS } from './trial.ts';
import { readReported, readValues } from './trial-values.ts';

/** Fills the drafts from all tables that say something of trials. */
export function readContent(source: ContentSource): void {
  if (source.drafts.size === 0) return;
  readParams(source);
  readValues(source);
  readReported(source);
  readAttributes(source, 'trial_user_attributes', ({ userAttributes }) => userAttributes);
  readAttributes(source, 'trial_system_attributes', ({ systemAttributes }) => systemAttributes, TRIAL_SYSTEM_KEYS);
}

function readParams(source: ContentSource): void {
  const distributions = distributionReader();
  eachRow(source, {
    table: 'trial_params',
    columns: ['trial_id', 'param_name', 'param_value', 'distribution_json'],
    row({ params }, values, report) {
      const name = values[1];
      const stored = values[2];
      const json = values[3];
      const distribution = typeof json === 'string' ? distributions(json) : undefined;
      if (distribution === undefined) return report('unknown-distribution', { param: excerpt(name), value: excerpt(json) });
      const text = typeof stored === 'number' ? distribution.textOf(stored) : undefined;
      if (text === undefined || typeof name !== 'string')
        return report('value-unreadable', { name: excerpt(name), value: excerpt(stored) });
      params.set(name, text);
    },
  });
}

function readAttributes(
  source: ContentSource,
  table: string,
  target: (draft: Draft) => Map<string, RawJson>,
  keys?: ReadonlySet<string>,
): void {
  eachRow(source, {
    table,
    columns: ['trial_id', 'key', 'value_json'],
    row(draft, values, report) {
      const key = values[1];
      const json = values[2];
      if (keys !== undefined && !keys.has(String(key))) return;
      if (typeof key !== 'string' || typeof json !== 'string') {
        report('attribute-unreadable', { key: excerpt(key), value: excerpt(json) });
      } else if (json.length <= LONGEST_TEXT) target(draft).set(key, json);
    },
  });
}
