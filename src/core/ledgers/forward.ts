import type { CandidateFacts, SearchFacts } from '../candidates/facts.ts';
import type { PriceBook } from '../prices/book.ts';
import { boughtAs } from '../prices/bought-as.ts';
import { hourlyPrice } from '../prices/composite.ts';
import type { Purchase } from '../prices/entry.ts';
import { ceil, constant, factor, max, product, quotient, sum, unknown, type Expression, type Term } from '../quantity/expression.ts';
import { POINT, spreadOf } from '../quantity/factor.ts';
import { loadLevels, type Lifecycle, type LoadLevel, type Workload } from '../workloads/workload.ts';
import { throughputOf } from './throughput.ts';

/** Everything besides the candidate that a month from now on depends on. */
export interface ForwardInputs {
  readonly workloadName: string;
  readonly workload: Workload;
  readonly lifecycle: Lifecycle;
  readonly search: SearchFacts | undefined;
  readonly book: PriceBook;
  /** ISO date of the prices. */
  readonly pricesAt: string;
}

/** What one training is priced by; a month needs a workload besides. */
export type TrainingInputs = Pick<ForwardInputs, 'book' | 'pricesAt'>;

const USD_PER_MONTH = 'USD/month';

/**
 * Forward cost of a candidate at a workload, USD a month: serving + retrains × one training + searches + labelling +
 * fixed. Terms that the project does not have are left out, so the explanation shows only what is paid.
 */
export function forwardCost(facts: CandidateFacts, inputs: ForwardInputs): Expression {
  const { lifecycle, workload } = inputs;
  const terms: Term[] = [{ name: 'serving', of: servingCost(facts, inputs) }];
  if ((lifecycle.retrainsPerMonth ?? 0) > 0) {
    terms.push({
      name: 'retraining',
      of: product(stated('retrainsPerMonth', lifecycle.retrainsPerMonth!, '1/month'), trainingCost(facts, inputs)),
    });
  }
  if ((lifecycle.searchesPerYear ?? 0) > 0) terms.push({ name: 'searches', of: searchesPerMonth(lifecycle.searchesPerYear!, inputs) });
  const fixed = { labelling: lifecycle.labellingUsdPerMonth, fixed: workload.fixedUsdPerMonth };
  for (const [name, usd] of Object.entries(fixed)) {
    if (usd !== undefined && usd > 0) terms.push({ name, of: stated(`${name}UsdPerMonth`, usd, USD_PER_MONTH) });
  }
  return sum(terms);
}

/** USD for one training of the configuration at the inputs' price date: its replacement cost. */
export function trainingCost(facts: CandidateFacts, inputs: TrainingInputs): Expression {
  const { training } = facts;
  if ('unknown' in training) return unknown(training, 'USD');
  const { sku, region, purchase, deviceHours, basis } = training;
  const hours = factor({
    id: `training:${facts.configurationId}`,
    value: deviceHours.value,
    unit: `${boughtAs(inputs.book, sku)}·h`,
    spread: spreadOf(deviceHours.se, deviceHours.df),
    basis,
    source: { text: `mean device hours of ${facts.runs.length} runs` },
  });
  return product(hours, hourlyPrice(inputs.book, { sku, region, purchase, date: inputs.pricesAt }).usdPerDeviceHour);
}

/** Serving at the workload's own traffic: at each level of load the replicas that bear it, idle time included. */
export function servingCost(facts: CandidateFacts, inputs: ForwardInputs): Expression {
  const { price, one, levels } = loadOf(inputs);
  const throughput = throughputOf(facts, inputs.workload.sku);
  return sum(
    levels.map(({ name, hours, least, demand }) => ({ name, of: product(hours, replicasFor(demand, least, throughput), one, price) })),
  );
}

/** What all candidates of a question have in common, made once for them. */
interface Load {
  readonly price: Expression;
  /** A replica is one of what is paid for. */
  readonly one: Expression;
  readonly levels: readonly {
    readonly name: string;
    readonly hours: Expression;
    readonly least: Expression;
    /** Undefined where nothing is asked for. */
    readonly demand: Expression | undefined;
  }[];
}

const loads = new WeakMap<ForwardInputs, Load>();

function loadOf(inputs: ForwardInputs): Load {
  let load = loads.get(inputs);
  if (load === undefined) {
    const least = constant(inputs.workload.replicas?.min ?? 1, '1');
    const levels = loadLevels(inputs.workload).map((level) => ({
      ...{ name: `serving, ${level.name}`, hours: constant(level.hoursPerMonth, 'h/month') },
      ...{ least, demand: demandAt(level, inputs) },
    }));
    loads.set(inputs, (load = { price: replicaPrice(inputs), one: constant(1, boughtAs(inputs.book, inputs.workload.sku ?? '')), levels }));
  }
  return load;
}

/** USD per 1,000 predictions with every replica busy all the time: price per hour ÷ measured throughput. */
export function saturatedCostPer1k(facts: CandidateFacts, inputs: ForwardInputs): Expression {
  const perHour = product(throughputOf(facts, inputs.workload.sku), constant(3600, 's/h'));
  const { one, price } = loadOf(inputs);
  const perPrediction = quotient(product(one, price), perHour);
  return product(constant(1000, 'prediction/1k'), perPrediction);
}

/** USD per 1,000 predictions at the workload's own traffic. */
export function servingCostPer1k(facts: CandidateFacts, inputs: ForwardInputs): Expression {
  const perMonth = loadLevels(inputs.workload).reduce((total, level) => total + level.hoursPerMonth * level.predictionsPerHour, 0);
  if (!(perMonth > 0)) return unknown({ unknown: 'no-workload', about: inputs.workloadName }, 'USD/1k');
  return quotient(servingCost(facts, inputs), constant(perMonth / 1000, '1k/month'));
}

function demandAt(level: LoadLevel, { workload, workloadName }: ForwardInputs): Expression | undefined {
  const { replicas = {}, burst = 1 } = workload;
  const perSecond = (level.predictionsPerHour * burst * (1 + (replicas.headroom ?? 0))) / 3600;
  if (perSecond === 0) return undefined;
  return factor({
    id: `demand:${workloadName}:${level.name}`,
    value: perSecond,
    unit: 'prediction/s',
    spread: POINT,
    basis: 'derived',
    source: { text: `workload ${workloadName}, ${level.name}: rate × burst × (1 + headroom)` },
  });
}

function replicasFor(demand: Expression | undefined, least: Expression, throughput: Expression): Expression {
  return demand === undefined ? least : max(least, ceil(quotient(demand, throughput)));
}

function replicaPrice({ book, workload, workloadName, pricesAt }: ForwardInputs): Expression {
  if (workload.sku === undefined) return unknown({ unknown: 'no-serving-sku', about: workloadName }, 'USD/device·h');
  const purchase: Purchase = workload.purchase ?? 'on-demand';
  return hourlyPrice(book, { sku: workload.sku, region: workload.region, purchase, date: pricesAt }).usdPerDeviceHour;
}

function searchesPerMonth(searchesPerYear: number, { search, book, pricesAt }: ForwardInputs): Expression {
  if (search === undefined || search.deviceHours.length === 0)
    return unknown({ unknown: 'no-training-cost', about: 'search' }, USD_PER_MONTH);
  const cost = sum(
    search.deviceHours.map(({ sku, region, purchase, hours }) => ({
      name: sku,
      of: product(
        factor({
          id: `search:${sku}`,
          value: hours,
          unit: `${boughtAs(book, sku)}·h`,
          spread: POINT,
          basis: 'derived',
          source: { text: `device hours of ${search.runs} runs` },
        }),
        hourlyPrice(book, { sku, region, purchase, date: pricesAt }).usdPerDeviceHour,
      ),
    })),
  );
  return product(stated('searchesPerYear', searchesPerYear / 12, '1/month'), cost);
}

function stated(name: string, value: number, unit: string): Expression {
  return factor({ id: `stated:${name}`, value, unit, spread: POINT, basis: 'derived', source: { text: `${name} of the question` } });
}
