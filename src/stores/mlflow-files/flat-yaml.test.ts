import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { flatYaml } from './flat-yaml.ts';

const written = (name: string) => `artifact_uri: s3://a/b\nend_time: null\nrun_id: 12345e67\nrun_name: ${name}\nstatus: 3\ntags: []\n`;

describe('flat YAML', () => {
  it.each([
    ['1e5', '1e5'],
    ["'1.5'", '1.5'],
    ["'it''s'", "it's"],
    ["''", ''],
    ["'null'", 'null'],
    ['null', null],
    ['~', null],
    ['0x1F', '0x1F'],
    ['yes', 'yes'],
    ['-5', '-5'],
    ['a:b', 'a:b'],
    ['C:\\runs', 'C:\\runs'],
    ['"\\U0001F9C0 k\\xE4se"', '🧀 käse'],
    ['"a\\tb"', 'a\tb'],
    ["'a\n\n  b'", 'a\nb'],
    ['plain words\n  and more: words', undefined],
    ['plain words\n  and more', 'plain words and more'],
    ["'quoted: words\n  and more'", 'quoted: words and more'],
    ['|-\n  a\n  b', 'a\nb'],
    ['&anchor x', 'x'],
    ['*nobody', null],
  ])('a name written as %j', (text, expected) => {
    expect(flatYaml(written(text))?.get('run_name')).toBe(expected);
    if (expected !== undefined) expect(flatYaml(written(text))?.get('run_id')).toBe('12345e67');
  });

  it.each([
    ['', undefined],
    ['\n', undefined],
    ['just words', undefined],
    ['- a\n- b\n', undefined],
    ['a: [\n', undefined],
    ['a: b', new Map([['a', 'b']])],
    ['a: b\r\nc: d\r\n', new Map(Object.entries({ a: 'b', c: 'd' }))],
    [
      'tags:\n  mlflow.data.context: train\nz: 1\n',
      new Map<string, unknown>([
        ['tags', new Map([['mlflow.data.context', 'train']])],
        ['z', '1'],
      ]),
    ],
    [
      "tags:\n  'a b': null\n  __proto__: x\n",
      new Map([
        [
          'tags',
          new Map([
            ['a b', null],
            ['__proto__', 'x'],
          ]),
        ],
      ]),
    ],
    [
      'deep:\n  a:\n    b: c\nz: 1\n',
      new Map<string, unknown>([
        ['deep', new Map([['a', null]])],
        ['z', '1'],
      ]),
    ],
  ])('%j', (text, expected) => {
    expect(flatYaml(text)).toEqual(expected);
  });

  it('keeps the blanks of Unicode, which belong to a value', () => {
    expect(flatYaml('name: \u205f\nid: a\u00a0  \n')).toEqual(new Map(Object.entries({ name: '\u205f', id: 'a\u00a0' })));
  });

  it('reads no further than to what is wanted', () => {
    const text = 'digest: abc\nname: a\nschema: [never closed\n';
    expect(flatYaml(text)).toBeUndefined();
    expect(flatYaml(text, new Set(['digest', 'name']))).toEqual(new Map(Object.entries({ digest: 'abc', name: 'a' })));
    expect(flatYaml("digest: abc\nname: 'a\n\n  b'\nschema: x\n", new Set(['digest', 'name']))?.get('name')).toBe('a\nb');
  });

  it('has what was written, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.record({ name: fc.string({ unit: 'grapheme' }), id: fc.string(), tags: fc.dictionary(fc.string(), fc.string()) }),
        ({ name, id, tags }) => {
          const yaml = flatYaml(stringify({ name, id, tags }, { version: '1.1' }))!;
          expect([yaml.get('name'), yaml.get('id')]).toEqual([name, id]);
          const inner = yaml.get('tags');
          if (Object.keys(tags).length > 0) expect(inner).toEqual(new Map(Object.entries(tags)));
        },
      ),
      { numRuns: 300 },
    );
  });
});
