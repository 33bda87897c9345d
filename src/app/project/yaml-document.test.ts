import { describe, expect, it } from 'vitest';
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
