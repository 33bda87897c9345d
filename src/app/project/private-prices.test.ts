import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../test/support/facts.ts';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import { lookUpPrice } from '../../core/prices/lookup.ts';
import { loadSettings } from './settings.ts';

const LIST = {
  ...{
    sku: 'aws:x',
    kind: 'instance' as const,
    provider: 'aws',
    region: '*',
    purchase: 'on-demand' as const,
    unit: 'h' as const,
    price: 9,
  },
  ...{ currency: 'USD', source: 'a list', asOf: '2026-01-01', confidence: 'vendor' as const },
};
const TABLE = { version: 't', asOf: '2026-11-23', entries: [LIST] };
const CONFIG = 'hardware: {default: {sku: "aws:x"}}\nprices:\n  private: "${KNEEPOINT_PRICES}"\n';
const STATED = '- {sku: "aws:x", usdPerHour: 1.25, owner: "@infra"}\n';

interface Given {
  readonly config?: string;
  readonly prices?: string | undefined;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Partial<Files>;
}

function settings({ config = CONFIG, prices = STATED, env = { KNEEPOINT_PRICES: '/elsewhere/prices.yaml' }, files = {} }: Given = {}) {
  const memory = memoryFiles({ '/p/kneepoint.yaml': config, '/elsewhere/prices.yaml': prices });
  return loadSettings('/p', TABLE, { files: { ...memory, ...files }, sha256, env: (name) => env[name] });
}
const priceOf = (given?: Given) =>
  lookUpPrice(settings(given).book, { sku: 'aws:x', region: 'here', purchase: 'on-demand', date: '2026-11-23' });
const warnings = (given: Given) => settings(given).diagnostics;
const at = (code: string, args: object) => [{ severity: 'warning', file: 'kneepoint.yaml', place: '3:3', code, args }];

describe('a private price file', () => {
  it.each([
    ['a list', STATED],
    ['overrides', `overrides:\n  ${STATED}`],
  ])('counts as %s, as prices that the project states', (_, prices) => {
    expect(priceOf({ prices })).toMatchObject({
      usdPerUnit: 1.25,
      entry: { confidence: 'user', source: 'private prices (@infra)', asOf: '2026-11-23' },
    });
    expect(settings({ prices })).toMatchObject({
      diagnostics: [],
      found: true,
      book: { privately: { digest: `sha256:${sha256(prices)}` } },
    });
  });

  it('is watched where it lies; where it is missing only if no variable, which may hold a secret, says where that is', () => {
    expect(settings().privatePath).toBe('/elsewhere/prices.yaml');
    expect(settings({ env: { KNEEPOINT_PRICES: '/elsewhere/none.yaml' } }).privatePath).toBeUndefined();
    expect(settings({ config: CONFIG.replace('${KNEEPOINT_PRICES}', 'later.yaml') }).privatePath).toBe('/p/later.yaml');
    expect(settings({ env: {} }).privatePath).toBeUndefined();
  });

  it('is found relative to the project, or below what a variable says', () => {
    const env = { HERE: '/elsewhere' };
    expect(priceOf({ config: CONFIG.replace('${KNEEPOINT_PRICES}', '../elsewhere/prices.yaml') })).toMatchObject({ usdPerUnit: 1.25 });
    expect(priceOf({ config: CONFIG.replace('KNEEPOINT_PRICES}', 'HERE}/prices.yaml'), env })).toMatchObject({ usdPerUnit: 1.25 });
  });

  it('gives way to what kneepoint.yaml itself states', () => {
    expect(priceOf({ config: `${CONFIG}  overrides: [{sku: "aws:x", usdPerHour: 2}]\n` })).toMatchObject({ usdPerUnit: 2 });
  });

  it('has one digest for a price whoever it is from, another for another price', () => {
    const digests = (prices: string) => [...(settings({ prices }).book.privately?.entries.values() ?? [])];
    expect(digests(STATED.replace('@infra', '@finops'))).toEqual(digests(STATED));
    expect(digests(STATED.replace('1.25', '1.26'))).not.toEqual(digests(STATED));
  });

  it('says at its place that a price in it has ended', () => {
    expect(warnings({ prices: '- {sku: "aws:x", usdPerHour: 1, until: 2026-10-31}\n' })).toEqual(
      at('price-ended', { sku: 'aws:x', until: '2026-10-31', at: '2026-11-23' }),
    );
  });
});

describe('list prices count, and it is said, where the private file', () => {
  const said = '${KNEEPOINT_PRICES}';
  const unreadable = (code: 'unreadable' | 'not-a-file'): Partial<Files> => ({
    readText(path) {
      if (path === '/p/kneepoint.yaml') return CONFIG;
      throw new FileError(code, path);
    },
  });

  it.each<[string, Given, string, string, object]>([
    ['is in no variable', { env: {} }, 'KNEEPOINT_PRICES is not set', 'unset', { said, name: 'KNEEPOINT_PRICES' }],
    [
      'is in an empty variable',
      { env: { KNEEPOINT_PRICES: '' } },
      'KNEEPOINT_PRICES is not set',
      'unset',
      { said, name: 'KNEEPOINT_PRICES' },
    ],
    ['is not there', { env: { KNEEPOINT_PRICES: '/s3cret' } }, `there is no file at ${said}`, 'missing', { said }],
    ['may not be read', { files: unreadable('unreadable') }, `${said} cannot be read`, 'unreadable', { said, why: 'unreadable' }],
    ['is a folder', { files: unreadable('not-a-file') }, `${said} cannot be read`, 'unreadable', { said, why: 'not a file' }],
  ])('%s', (_, given, lack, code, args) => {
    expect(priceOf(given)).toMatchObject({ usdPerUnit: 9 });
    expect(settings(given)).toMatchObject({ privateLack: lack, diagnostics: at(`private-prices-${code}`, args) });
    expect(settings(given).book.privately).toBeUndefined();
  });

  it.each([
    ['is empty', '', '1:1'],
    ['is no YAML', '- {sku: "aws:x"\n- ', '2:1'],
    ['has a price that is none', '- {sku: "aws:x", usdPerHour: cheap}\n', '1:18'],
    ['has one price that is none among others', `${STATED}- {sku: "aws:y", usdPerHour: -1}\n`, '2:18'],
    ['is a word', 'prices', '1:1'],
    ['has another form', 'prices: []\n', '1:1'],
    ['is a bomb', 'a: &a [1]\nb: [*a, *a]\n', '1:1'],
  ])('%s', (_, prices, place) => {
    expect(priceOf({ prices })).toMatchObject({ usdPerUnit: 9 });
    const [first, ...more] = warnings({ prices });
    expect(first ?? more).toMatchObject({ severity: 'warning', file: 'kneepoint.yaml', place: '3:3' });
    expect(warnings({ prices })).toContainEqual(
      expect.objectContaining({ code: 'private-prices-broken', args: expect.objectContaining({ said, at: place }) as object }),
    );
    expect(settings({ prices }).privateLack).toBe(`${said} cannot be understood`);
  });

  it('is larger than a price list can be', () => {
    expect(warnings({ prices: `#${'x'.repeat(4 * 1024 * 1024)}` })).toEqual(
      at('private-prices-unreadable', { said, why: 'it has more than 4 MiB' }),
    );
  });

  it('says a key that it does not know, and takes the rest', () => {
    const given = { prices: '- {sku: "aws:x", usdPerHour: 1, regoin: here}\n' };
    expect(priceOf(given)).toMatchObject({ usdPerUnit: 1 });
    expect(warnings(given)).toEqual(at('private-prices-unknown-key', { said, at: '1:33', key: '0.regoin' }));
  });

  it('never says what a variable holds', () => {
    expect(JSON.stringify(settings({ env: { KNEEPOINT_PRICES: 's3cret' } }).diagnostics)).not.toContain('s3cret');
  });
});
