import type { SkuChoice } from '../hardware/skus.ts';
import type { KnownName, Vocabulary } from './vocabulary.ts';
import type { PlacePath } from './yaml-place.ts';

/** Names that stand at a place and that no schema can know. */
export type Names =
  | { readonly kind: 'skus'; readonly names: readonly SkuChoice[] }
  | { readonly kind: 'experiments' | 'stores' | 'metrics' | 'params' | 'rule-keys'; readonly names: readonly KnownName[] };

/** What a value at a path of kneepoint.yaml may name. */
export function valueNames(path: PlacePath, known: Vocabulary): Names | undefined {
  const text = path.map((key) => (typeof key === 'number' ? '#' : key)).join('/');
  if (/^hardware\/(default|rules\/#)\/sku$|^workloads\/[^/]+\/sku$|^prices\/overrides\/#\/sku$/.test(text))
    return { kind: 'skus', names: known.skus };
  if (text === 'candidates/experiments/#' || text === 'hardware/rules/#/when/experiment')
    return { kind: 'experiments', names: known.experiments };
  if (text === 'hardware/rules/#/when/store') return { kind: 'stores', names: known.stores };
  if (/^candidates\/(groupBy|replicatesOver)\/#$/.test(text)) return { kind: 'params', names: known.params };
  return undefined;
}

/** What a key of the map at a path may be. */
export function keyNames(path: PlacePath, known: Vocabulary): Names | undefined {
  const text = path.map((key) => (typeof key === 'number' ? '#' : key)).join('/');
  if (text === 'metrics' || text === 'value/usdPerMonthPerPoint') return { kind: 'metrics', names: known.metrics };
  if (/^workloads\/[^/]+\/slo$/.test(text))
    return { kind: 'metrics', names: known.metrics.filter(({ name, unit }) => unit === 'ms' || /latency|_ms/.test(name)) };
  return text === 'hardware/rules/#/when' ? { kind: 'rule-keys', names: ruleKeys(known) } : undefined;
}

function ruleKeys({ experiments, stores, tags, params }: Vocabulary): readonly KnownName[] {
  const all = (names: readonly KnownName[]) => names.reduce((sum, { runs }) => sum + runs, 0);
  return [
    { name: 'experiment', runs: all(experiments) },
    { name: 'store', runs: all(stores) },
    { name: 'name', runs: all(stores) },
    ...tags.map(({ name, runs }) => ({ name: `tag.${name}`, runs })),
    ...params.map(({ name, runs }) => ({ name: `param.${name}`, runs })),
  ];
}
