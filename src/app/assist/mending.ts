import { partsOf } from '../../core/prices/parts.ts';
import { nearest } from '../../core/text/nearest.ts';
import { keyNames } from './names-at.ts';
import type { ProposalInputs } from './proposals.ts';
import { keysAt } from './schema.ts';
import { yamlPlaceAt, type YamlPlace } from './yaml-place.ts';

/** Problems that stand at a key and are about its value. */
const OF_VALUES = ['unknown-sku', 'price-old'];

/** The word that a problem at an offset is about. */
export function wrongPlace(code: string, text: string, offset: number): YamlPlace | undefined {
  const place = yamlPlaceAt(text, offset);
  if (place?.kind !== 'key' || !OF_VALUES.includes(code)) return place;
  const colon = /^[ \t]*:[ \t]*/.exec(text.slice(place.end));
  return colon === null ? undefined : yamlPlaceAt(text, place.end + colon[0].length);
}

/** What a word that is wrong may have meant, the likeliest first. */
export function meantBy(code: string, place: YamlPlace, { schema, known }: Pick<ProposalInputs, 'schema' | 'known'>): readonly string[] {
  if (code === 'unknown-key') return nearest(place.word, freeOf(place, keysAt(schema, place.path).keys()));
  if (known === undefined) return [];
  if (code === 'unknown-sku') return nearestSkus(place.word, new Set(known.skus.map(({ sku }) => sku)));
  const names = code === 'unknown-rule-key' || code === 'metric-in-no-run' ? keyNames(place.path, known) : undefined;
  return names === undefined || names.kind === 'skus'
    ? []
    : nearest(
        place.word,
        freeOf(
          place,
          names.names.map(({ name }) => name),
        ),
      );
}

function freeOf({ siblings }: YamlPlace, names: Iterable<string>): readonly string[] {
  return [...names].filter((name) => !siblings.includes(name));
}

/** Of several bought together only the unknown ones are replaced. */
function nearestSkus(word: string, known: ReadonlySet<string>): readonly string[] {
  const wrong = partsOf(word).filter(({ sku }) => !known.has(sku));
  const [first] = wrong;
  return first === undefined ? [] : nearest(first.sku, known).map((sku) => word.replace(first.sku, sku));
}
