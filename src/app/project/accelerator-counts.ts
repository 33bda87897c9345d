import { resolveHardware } from '../../core/hardware/resolve.ts';
import type { HardwareRules } from '../../core/hardware/rule.ts';
import { wholeNumber } from '../../core/hardware/words.ts';
import type { PriceBook } from '../../core/prices/book.ts';
import { acceleratorsIn } from '../../core/prices/bought-as.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import type { Run } from '../../core/runs/run.ts';
import { said } from '../../core/runs/said.ts';
import type { ConfigAtHand } from './config-at-hand.ts';

const KEY = 'kneepoint.devices';

/** Rules that say as many instances as one of them has accelerators, or a multiple: each is paid whole, so that it may be that often too dear. */
export function acceleratorCounts({ config, book, placeAt, file }: ConfigAtHand): readonly Diagnostic[] {
  const { rules = [], default: usual } = config.hardware ?? {};
  const stated = [{ of: usual, path: ['hardware', 'default'] }, ...rules.map((of, at) => ({ of, path: ['hardware', 'rules', at] }))];
  return stated.flatMap(({ of, path }): readonly Diagnostic[] => {
    const args = of?.devices === undefined ? undefined : mistakenFor(of.sku, of.devices, book);
    return args === undefined
      ? []
      : [{ severity: 'warning', code: 'accelerators-as-instances', file, place: placeAt([...path, 'devices']), args }];
  });
}

/** The same where runs say it themselves: each once, at the first run that does. */
export function acceleratorCountsOfRuns(
  runs: readonly Run[],
  { config, book }: Pick<ConfigAtHand, 'config' | 'book'>,
): readonly Diagnostic[] {
  const rules = { rules: config.hardware?.rules ?? [], default: config.hardware?.default };
  const found = new Map<string, { readonly run: Run; readonly args: Mistaken; runs: number }>();
  for (const run of runs) {
    const args = saidBy(run, rules, book);
    if (args === undefined) continue;
    const id = `${args.sku}|${args.devices}|${args.ruled}`;
    const before = found.get(id);
    if (before === undefined) found.set(id, { run, args, runs: 1 });
    else before.runs++;
  }
  return [...found.values()].map(({ run, args, runs: all }) => ({
    severity: 'warning',
    code: 'run-accelerators-as-instances',
    file: run.store.identity,
    place: `run ${run.name}`,
    args: { ...args, key: run.tags.has(KEY) ? `tag ${KEY}` : `parameter ${KEY}`, more: all - 1 },
  }));
}

function saidBy(run: Run, rules: HardwareRules, book: PriceBook): (Mistaken & { readonly ruled: number }) | undefined {
  const count = wholeNumber(said(run, KEY) ?? '');
  if (count === undefined || count === 1) return undefined;
  const on = resolveHardware(run, rules);
  // Where a rule states another number, that one counts.
  if ('unknown' in on || on.devices !== count) return undefined;
  const args = mistakenFor(on.sku, count, book);
  // What a run says of its SKU goes before all rules.
  return args && { ...args, ruled: said(run, 'kneepoint.sku') === undefined ? 1 : 0 };
}

interface Mistaken {
  readonly [name: string]: string | number;
  readonly sku: string;
  readonly devices: number;
  readonly each: number;
  readonly accelerator: string;
}

function mistakenFor(sku: string, devices: number, book: PriceBook): Mistaken | undefined {
  const { count: each, name: accelerator } = acceleratorsIn(book, sku);
  return each > 1 && devices % each === 0 ? { sku, devices, each, accelerator } : undefined;
}
