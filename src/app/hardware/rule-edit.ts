import { isMap, isSeq, parseDocument } from 'yaml';
import type { Purchase } from '../../core/prices/entry.ts';
import { defined } from '../../core/record/defined.ts';
import type { Change, EditAnswer } from '../config-edit/change.ts';
import { editFor } from '../config-edit/edit.ts';

/** What a rule says: which runs, and what they ran on. Without `when` it is the default of all that nothing else says. */
export interface SaidHardware {
  readonly when?: Readonly<Record<string, string>> | undefined;
  readonly sku: string;
  /** Where it is not bought on demand. */
  readonly purchase?: Purchase | undefined;
  /** Before the rules that are there, which would decide otherwise. */
  readonly first: boolean;
}

/** The edit of kneepoint.yaml that says it: the SKU of a rule for the same runs is replaced, else there is one more rule. */
export function hardwareEdit(text: string, said: SaidHardware): EditAnswer {
  return editFor(text, changeOf(text, said));
}

function changeOf(text: string, { when, sku, purchase, first }: SaidHardware): Change {
  const document = parseDocument(text);
  const placement = { sku, ...defined({ purchase }) };
  if (when === undefined) {
    const isThere = isMap(document.getIn(['hardware', 'default'], true)) && purchase === undefined;
    return isThere ? { path: ['hardware', 'default', 'sku'], value: sku } : { path: ['hardware', 'default'], value: placement };
  }
  const rules: unknown = document.getIn(['hardware', 'rules'], true);
  const same = isSeq(rules) && purchase === undefined ? rules.items.findIndex((rule) => isMap(rule) && isSame(rule.toJSON(), when)) : -1;
  if (same >= 0) return { path: ['hardware', 'rules', same, 'sku'], value: sku };
  return { path: ['hardware', 'rules'], value: { when, ...placement }, item: first || purchase !== undefined ? 'first' : 'last' };
}

function isSame(rule: unknown, when: Readonly<Record<string, string>>): boolean {
  const said: unknown = (rule as { when?: unknown }).when;
  if (typeof said !== 'object' || said === null) return false;
  const [one, other] = [said, when].map((map) => JSON.stringify(Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))));
  return one === other;
}
