import type { UnknownCode, UnknownReason } from '../quantity/unknown.ts';

/** Why something is unknown, as an English fragment: `no price for aws:x on-demand`. Hosts may translate the code instead. */
export function reasonText({ unknown, about }: UnknownReason): string {
  return REASONS[unknown](about === undefined || about === '' ? undefined : about);
}

type About = string | undefined;

const REASONS: Readonly<Record<UnknownCode, (about: About) => string>> = {
  'no-end-time': () => 'no end time recorded',
  'no-start-time': () => 'no start time recorded',
  'no-duration': () => 'no duration recorded',
  'negative-duration': () => 'ends before it starts',
  'duration-unreadable': (about) => `duration${about === undefined ? '' : ` "${about}"`} cannot be read`,
  'hardware-not-recorded': () => 'hardware not recorded',
  'unknown-sku': (about) => (about === undefined ? 'unknown sku' : `unknown sku "${about}"`),
  'no-price-for-sku': (about) => `no price for ${about ?? 'this hardware'}`,
  // Lookups name either the SKU or the offer, `aws:x spot`.
  'no-spot-data': (about) => `no spot price for ${about?.replace(/ spot$/, '') ?? 'this hardware'}`,
  'no-price-in-region': (about) => `no price for ${about ?? 'this region'}`,
  'currency-without-rate': (about) => `no exchange rate for ${about ?? 'the currency of the price'}`,
  'no-throughput': () => 'throughput not measured',
  'throughput-not-positive': (about) => (about === '0' ? 'throughput is 0' : `throughput is ${about ?? 'a number'}, which is not positive`),
  'no-workload': (about) => (about === undefined ? 'no workload stated' : `no traffic in workload ${about}`),
  'no-serving-sku': (about) => `no serving hardware stated${about === undefined ? '' : ` in workload ${about}`}`,
  'metric-missing': (about) => `${about ?? 'metric'} not logged`,
  'metric-not-a-number': (about) => `${about ?? 'value'} is not a number`,
  'not-a-leaf': () => 'not a leaf run',
  'no-training-cost': (about) => (about === undefined ? 'cost of training unknown' : `cost of ${about} unknown`),
  'mixed-hardware': (about) => `replicates ran on different hardware${about === undefined ? '' : ` (${about})`}`,
  'no-child-known': () => 'no child run with a known cost',
  'price-is-zero': (about) => `price of ${about ?? 'this hardware'} listed as zero`,
};
