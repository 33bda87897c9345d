import { defined } from '../../record/defined.ts';
import type { Confidence, PriceEntry, Purchase } from '../entry.ts';

/** Where a set of prices was read, and as of when. */
export interface Source {
  readonly source: string;
  readonly asOf: string;
  readonly confidence: Exclude<Confidence, 'user'>;
}

export interface Offer extends Source {
  readonly provider: string;
  readonly region: string;
  readonly purchase: Purchase;
  /** The shortest time that is billed of an instance. */
  readonly minimumSeconds?: number;
}

export interface Shape {
  readonly vCpus?: number;
  readonly memoryGiB?: number;
  readonly devices?: number;
  readonly accelerator?: string;
}

export const EVERYWHERE = '*';

/** The month of a vendor's monthly list price. */
const MONTH_HOURS = 730;

/** Whole instances, in US dollars per hour. */
export function instances<Name extends string>(
  offer: Offer,
  shapes: Readonly<Record<Name, Shape>>,
  usdPerHour: Readonly<Partial<Record<NoInfer<Name>, number>>>,
): readonly PriceEntry[] {
  const shortest = defined({ minimumSeconds: offer.minimumSeconds });
  return Object.entries<number | undefined>(usdPerHour).flatMap(([name, price]) =>
    price === undefined ? [] : [{ ...row(offer, name, price), kind: 'instance', unit: 'h', ...shapes[name as Name], ...shortest }],
  );
}

/** Accelerators sold one by one, in US dollars per device-hour; `accelerator` is left out where one price covers several. */
export function accelerators(
  offer: Offer,
  priced: Readonly<Record<string, readonly [accelerator: string | undefined, usdPerDeviceHour: number]>>,
): readonly PriceEntry[] {
  return Object.entries(priced).map(([name, [accelerator, price]]) => ({
    ...row(offer, name, price),
    kind: 'accelerator',
    unit: 'device-h',
    devices: 1,
    ...(accelerator === undefined ? {} : { accelerator }),
  }));
}

export function storage(offer: Offer, name: string, usdPerGibMonth: number): PriceEntry {
  return { ...row(offer, name, usdPerGibMonth), kind: 'storage', unit: 'GiB-month' };
}

export function egress(offer: Offer, name: string, usdPerGib: number): PriceEntry {
  return { ...row(offer, name, usdPerGib), kind: 'egress', unit: 'GiB' };
}

/** Typed as the source has it, per month; the book wants hours. */
export function fromMonthly<Name extends string>(usdPerMonth: Readonly<Record<Name, number>>): Readonly<Record<Name, number>> {
  return mapValues(usdPerMonth, (price) => price / MONTH_HOURS);
}

/** Typed as the source has it, per accelerator; the instance is paid whole. */
export function fromPerDevice<Name extends string>(
  shapes: Readonly<Record<Name, Shape>>,
  usdPerDeviceHour: Readonly<Partial<Record<NoInfer<Name>, number>>>,
): Readonly<Partial<Record<Name, number>>> {
  return mapValues(usdPerDeviceHour as Readonly<Record<Name, number>>, (price, name) => price * (shapes[name].devices ?? 1));
}

function mapValues<Name extends string>(
  record: Readonly<Record<Name, number>>,
  change: (price: number, name: Name) => number,
): Readonly<Record<Name, number>> {
  const changed = (Object.entries(record) as [Name, number][]).map(([name, price]) => [name, change(price, name)] as const);
  return Object.fromEntries(changed) as Record<Name, number>;
}

function row({ provider, region, purchase, source, asOf, confidence }: Offer, name: string, price: number) {
  return { sku: `${provider}:${name}`, provider, region, purchase, price, currency: 'USD', source, asOf, confidence };
}
