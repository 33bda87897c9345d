import { partsOf } from '../../core/prices/parts.ts';
import { keyNames, valueNames } from './names-at.ts';
import { runsText, type ProposalInputs } from './proposals.ts';
import { describedAt, valuesAt } from './schema.ts';
import { skuFacts, skuPrice } from './sku-text.ts';
import type { KnownMetric, Vocabulary } from './vocabulary.ts';
import type { YamlPlace } from './yaml-place.ts';

/** What is known about the word at a place, in paragraphs; empty where nothing is. */
export function explanationAt(place: YamlPlace, inputs: ProposalInputs): readonly string[] {
  const said = place.kind === 'key' ? aboutKey(place, inputs) : aboutValue(place, inputs);
  return said.filter((text) => text !== undefined && text !== '') as readonly string[];
}

function aboutKey({ path, word }: YamlPlace, { schema, known, withoutSchema }: ProposalInputs): readonly (string | undefined)[] {
  const own = [...path, word];
  const values = valuesAt(schema, own);
  const described = withoutSchema ? [] : [describedAt(schema, own), values.length === 0 ? undefined : `One of ${values.join(', ')}.`];
  const names = known === undefined ? undefined : keyNames(path, known);
  return names?.kind === 'metrics' && known !== undefined ? [...described, aboutMetric(word, known)] : described;
}

function aboutMetric(name: string, { metrics }: Vocabulary): string {
  const metric = metrics.find((one) => one.name === name);
  if (metric === undefined) return `No run has the metric ${name}.`;
  return `${name}: ${runsText(metric.runs)} ${metric.runs === 1 ? 'has' : 'have'} it; ${meaning(metric)}.`;
}

function meaning({ goal, unit }: KnownMetric): string {
  if (goal === undefined) return 'its name does not say which way is better';
  const unitWords = unit === undefined || unit === '1' ? '' : unit === 'fraction' ? ', a share of 1' : `, in ${unit}`;
  return `${goal === 'max' ? 'higher' : 'lower'} is better${unitWords}`;
}

function aboutValue({ path, word }: YamlPlace, { known }: ProposalInputs): readonly string[] {
  if (known === undefined || word === '') return [];
  const names = valueNames(path, known);
  if (names?.kind === 'skus') return partsOf(word).flatMap((part) => aboutSku(part.sku, known));
  const found = names === undefined ? undefined : names.names.find(({ name }) => name === word);
  return found === undefined ? [] : [`${word}: ${runsText(found.runs)}.`];
}

function aboutSku(sku: string, { skus }: Vocabulary): readonly string[] {
  const found = skus.find((one) => one.sku === sku);
  if (found === undefined) return [`${sku}: no price by the hour is known. State one under prices.overrides.`];
  const facts = skuFacts(found);
  return [`${sku}: ${skuPrice(found)}`, ...(facts === '' ? [] : [facts]), `Source: ${found.source} (${found.asOf})`];
}
