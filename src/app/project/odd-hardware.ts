import { HARDWARE_WORDS, purchaseNamed, wholeNumber, type HardwareWord } from '../../core/hardware/words.ts';
import { said } from '../../core/runs/said.ts';
import type { PriceBook } from '../../core/prices/book.ts';
import { partsOf } from '../../core/prices/parts.ts';
import { PURCHASES } from '../../core/prices/entry.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { nearest } from '../../core/text/nearest.ts';
import { regionsOf } from './unknown-regions.ts';

/** Why a word is odd, as the end of a diagnostic's code, and what may have been meant. */
interface Odd {
  readonly code: string;
  readonly near?: string;
  readonly about?: string;
}

/** Words of runs about their own hardware that mean nothing: each once, at the first run that says it. */
export function oddHardware(runs: readonly Run[], book: PriceBook): readonly Diagnostic[] {
  const found = new Map<
    string,
    { readonly run: Run; readonly key: HardwareWord; readonly value: string; readonly odd: Odd; runs: number }
  >();
  const known = new Map<string, Odd | undefined>();
  for (const run of runs) {
    for (const key of HARDWARE_WORDS) {
      const value = said(run, key);
      if (value === undefined) continue;
      const id = JSON.stringify([key, value, key === 'kneepoint.region' ? said(run, 'kneepoint.sku') : '']);
      if (!known.has(id)) known.set(id, oddity(run, key, value, book));
      const odd = known.get(id);
      const before = found.get(id);
      if (before !== undefined) before.runs++;
      else if (odd !== undefined) found.set(id, { run, key, value, odd, runs: 1 });
    }
  }
  return [...found.values()].map(({ run, key, value, odd: { code, near = '', about = '' }, runs: count }) => ({
    severity: 'warning',
    code: `run-${code}`,
    file: run.store.identity,
    place: `run ${run.name}`,
    args: { key: run.tags.has(key) ? `tag ${key}` : `parameter ${key}`, value, near, about, more: count - 1 },
  }));
}

function oddity(run: Run, key: HardwareWord, value: string, book: PriceBook): Odd | undefined {
  switch (key) {
    case 'kneepoint.devices':
      return wholeNumber(value) === undefined ? { code: 'devices' } : undefined;
    case 'kneepoint.purchase':
      return purchaseNamed(value) === undefined ? { code: 'purchase', near: nearest(value, PURCHASES)[0] ?? '' } : undefined;
    case 'kneepoint.sku': {
      const wrong = partsOf(value).find(({ sku }) => !book.bySku.has(sku));
      return wrong === undefined ? undefined : { code: 'sku', near: nearest(wrong.sku, book.bySku.keys())[0] ?? '' };
    }
    case 'kneepoint.region':
      return oddRegion(run, value, book);
  }
}

function oddRegion(run: Run, region: string, book: PriceBook): Odd | undefined {
  const sku = said(run, 'kneepoint.sku');
  const regions = sku === undefined ? undefined : regionsOf(sku, book);
  if (regions === undefined || regions.has(region) || regions.has('*')) return undefined;
  return { code: 'region', near: nearest(region, regions)[0] ?? '', about: sku! };
}
