import type { Purchase } from '../prices/entry.ts';
import type { QuantityBasis } from '../quantity/basis.ts';
import type { Billing } from './rule.ts';

/** What a run occupied, in things that have a price. */
export interface Hardware {
  readonly sku: string;
  readonly devices: number;
  readonly region: string | undefined;
  readonly purchase: Purchase;
  /** Runs with the same key shared one physical device: overlapping time is paid once. */
  readonly deviceKey: string;
  /** Where an instance was started for the run alone: what is billed besides its time at work. */
  readonly billing?: Billing | undefined;
  readonly basis: QuantityBasis;
  readonly source: string;
}
