import { describe, expect, it } from 'vitest';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { projectConfigSchema } from '../../core/project/config.ts';
import { parseYaml } from './yaml-document.ts';

const parse = (text: string) => parseYaml(text, 'kneepoint.yaml', projectConfigSchema);

describe('kneepoint.yaml', () => {
  it('may be empty', () => {
    expect(parse('')).toMatchObject({ value: {}, diagnostics: [] });
    expect(parse('# nothing yet\n')).toMatchObject({ value: {}, diagnostics: [] });
  });

  it('names an unknown key with its place and uses the rest', () => {
    const { value, diagnostics } = parse('hardware:\n  default: {sku: a}\n  colour: red\nwhat: 1\n');
    expect(value).toEqual({ hardware: { default: { sku: 'a' } } });
    expect(diagnostics.map(({ severity, place, args }) => [severity, place, args?.['key']]).sort()).toEqual([
      ['warning', '3:3', 'hardware.colour'],
      ['warning', '4:1', 'what'],
    ]);
  });

  it.each([
    ['a wrong type', 'hardware:\n  default:\n    sku: 3\n', '3:5'],
    ['a wrong word', 'policy:\n  unknown: never\n', '2:3'],
    ['a missing part', 'hardware:\n  rules:\n    - sku: x\n', '3:7'],
    ['broken syntax', 'a: [1,\nb: 2\n', '2:1'],
    ['a duplicate key', 'policy: {}\npolicy: {}\n', '2:1'],
    ['a list at the top', '- a\n', '1:1'],
  ])('says where %s stands', (_, text, place) => {
    const { value, diagnostics } = parse(text);
    expect(value).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ severity: 'error', file: 'kneepoint.yaml', place });
  });

  it.each([
    ['hardware: {default: {sku: 3}}', '1:22: hardware.default.sku: a text is needed, not 3'],
    ['policy: {unknown: ignroe}', '1:10: policy.unknown: the text "ignroe" is none of block-if-could-win, ignore (did you mean ignore?)'],
    ['hardware: {rules: [{sku: x}]}', '1:20: hardware.rules.0.when is missing: a map is needed'],
    ['stores: [{path: a, ignore: no}]', '1:20: stores.0.ignore: true is needed, not the text "no"'],
    ['workloads: {p: {requestsPerHour: many}}', '1:17: workloads.p.requestsPerHour: a number or a map is needed, not the text "many"'],
    [
      'workloads: {p: {requestsPerHour: {pek: 3}}}',
      '1:17: workloads.p.requestsPerHour.peak is missing: a number is needed',
      '1:35: unknown key "workloads.p.requestsPerHour.pek" (did you mean peak?)',
    ],
    [
      'workloads: {p: {requestPerHour: 3}}',
      '1:17: unknown key "workloads.p.requestPerHour" (did you mean requestsPerHour?)',
      '1:13: workloads.p.requestsPerHour is missing: a number or a map is needed',
    ],
    ['workloads: {p: {requestsPerHour: -1}}', '1:17: workloads.p.requestsPerHour: a number of at least 0 is needed, not -1'],
    ['prices: {asOf: soon}', '1:10: prices.asOf: a date as YYYY-MM-DD is needed, not the text "soon"'],
    ['prices: {overrides: [{sku: ""}]}', '1:23: prices.overrides.0.sku: it is empty'],
    [
      'prices: {overrides: [{sku: x, currency: euro}]}',
      '1:31: prices.overrides.0.currency: a currency as EUR is needed, not the text "euro"',
    ],
    ['metrics:', '1:1: metrics: a map is needed, not nothing'],
    ['- a', '1:1: the file: a map is needed, not a list'],
    ['polcy: {}', '1:1: unknown key "polcy" is ignored (did you mean policy?)'],
  ])('says in words what is wrong with %s', (text, ...said) => {
    expect(parse(text).diagnostics.map((item) => `${item.place}: ${diagnosticSentence(item)}`)).toEqual(said);
  });

  it('is not blown up by aliases', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n');
    const { value, diagnostics } = parse(bomb);
    expect(value).toBeUndefined();
    expect(diagnostics[0]?.args?.['message']).toMatch(/alias/i);
  });

  it('takes a __proto__ key for an unknown key', () => {
    const { value, diagnostics } = parse('__proto__: {polluted: 1}\nworkloads: {__proto__: {requestsPerHour: 1}}\n');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(value === undefined || !('polluted' in value)).toBe(true);
  });
});

it('nesting that is deeper than anybody writes is a fault, not a crash', () => {
  const { value, diagnostics } = parse(`a:\n  ${'- '.repeat(50_000)}`);
  expect(value).toBeUndefined();
  expect(diagnostics).toMatchObject([{ severity: 'error', place: '1:1' }]);
});
