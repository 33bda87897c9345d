import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import { hparamsOf } from './hparams.ts';
import { lightningCsv } from './lightning-csv.ts';

const CSV = '/p/lightning_logs/version_0/metrics.csv';
const YAML = '/p/lightning_logs/version_0/hparams.yaml';

function project(content: Record<string, string>) {
  const memory = memoryFiles(content);
  const asked = { stats: 0, read: 0 };
  const closed = new Set<string>();
  const refuse = (path: string) => {
    if (closed.has(path)) throw new FileError('unreadable', path);
  };
  // The inode of a file in memory is its content; here one stays the same file whatever is written into it.
  const files: Files = {
    ...memory,
    stat(path) {
      asked.stats++;
      const stat = memory.stat(path);
      return stat && { ...stat, inode: '1', modifiedAt: hash(content[path] ?? '') };
    },
    readText(path) {
      refuse(path);
      return memory.readText(path);
    },
    readBytes(path, start, end) {
      refuse(path);
      const part = memory.readBytes(path, start, end);
      asked.read += part?.length ?? 0;
      return part;
    },
  };
  const found = () =>
    Object.keys(content)
      .filter((path) => path.endsWith('/metrics.csv'))
      .sort();
  const place = { identity: '.', path: '/p', entry: { name: '.', kind: 'folder' as const }, found };
  const ports = { files, sql: {} as never };
  return { content, asked, closed, place, ports, open: () => lightningCsv.open(place, ports) };
}

function hash(text: string): number {
  return [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1e9, 7);
}

async function metricsOf(text: string) {
  const { changed, diagnostics } = await project({ [CSV]: text })
    .open()
    .list(undefined);
  const metrics = [...(changed[0]?.metrics ?? [])].map(([name, { value, step }]) => [name, value, step]);
  return { metrics, problems: diagnostics.filter(({ severity }) => severity !== 'info').map(({ code, place }) => [code, place]) };
}

describe('a second list', () => {
  it('asks two stats of each run that did not change, and reads nothing', async () => {
    const { open, asked } = project({ [CSV]: 'step,x\n0,1\n', [YAML]: 'a: 1\n' });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    Object.assign(asked, { stats: 0, read: 0 });
    expect((await reader.list(cursor)).changed).toEqual([]);
    expect(asked).toEqual({ stats: 2, read: 0 });
  });

  it('comes to the same however the file grew', async () => {
    const whole = readFileSync(new URL('../../../test/fixtures/lightning/project/by hand/version_7/metrics.csv', import.meta.url), 'utf8');
    const all = (
      await project({ [CSV]: whole })
        .open()
        .list(undefined)
    ).changed;
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: whole.length }), { maxLength: 6 }), async (cuts) => {
        const { content, open } = project({ [CSV]: 'epoch,' });
        const reader = open();
        let last = await reader.list(undefined);
        for (const cut of [...cuts.sort((a, b) => a - b), whole.length]) {
          content[CSV] = whole.slice(0, cut);
          last = await reader.list(last.cursor);
        }
        expect((await reader.list(undefined)).changed).toEqual(all);
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('reads the appended part of a long file, and little more', async () => {
    const long = `step,x\n${Array.from({ length: 200_000 }, (_, step) => `${step},0.5\n`).join('')}`;
    const { content, open, asked } = project({ [CSV]: long });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    asked.read = 0;
    content[CSV] = `${long}200000,0.25\n`;
    const { changed } = await reader.list(cursor);
    expect(changed[0]!.metrics.get('x')).toMatchObject({ value: 0.25, step: 200_000 });
    expect(asked.read).toBeLessThan(300_000);
  });

  it('reads the whole file when a new metric came into the header', async () => {
    const { content, open } = project({ [CSV]: 'step,x\n0,1\n1,2\n' });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    content[CSV] = 'a,step,x\n,0,1\n,1,2\n9,2,\n';
    const { changed } = await reader.list(cursor);
    expect([...changed[0]!.metrics.keys()].sort()).toEqual(['a', 'x']);
  });

  it('keeps a run while its file is being written anew', async () => {
    const { content, open } = project({ [CSV]: 'step,x\n0,1\n' });
    const reader = open();
    const { cursor } = await reader.list(undefined);
    content[CSV] = '';
    const empty = await reader.list(cursor);
    expect([empty.changed, empty.removed]).toEqual([[], []]);
    content[CSV] = 'step,x,y\n0,1,2\n';
    expect((await reader.list(empty.cursor)).changed[0]!.metrics.size).toBe(2);
  });

  it('knows changed parameters, new runs and runs that are gone', async () => {
    const other = '/p/lightning_logs/version_1/metrics.csv';
    const { content, open } = project({ [CSV]: 'step,x\n0,1\n', [YAML]: 'a: 1\n' });
    const reader = open();
    const first = await reader.list(undefined);
    content[YAML] = 'a: 2\n';
    content[other] = 'epoch,x\n0,1\n';
    const second = await reader.list(first.cursor);
    expect(second.changed.map(({ nativeId, params }) => [nativeId, params.get('a')])).toEqual([
      ['lightning_logs/version_0', '2'],
      ['lightning_logs/version_1', undefined],
    ]);
    delete content[other];
    expect((await reader.list(second.cursor)).removed).toEqual(['lightning-csv:.:lightning_logs/version_1']);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const reader = project({ [CSV]: 'step,x\n0,1\n' }).open();
    for (const cursor of ['', '{}', 'null', '{"version":1,"families":[[1,2]]}'])
      expect((await reader.list(cursor)).changed).toHaveLength(1);
  });
});

describe('a table', () => {
  it('keeps of each metric the value of the largest step, of several the last', async () => {
    expect((await metricsOf('step,x,y\n5,1,\n3,2,7\n5,3,\n')).metrics).toEqual([
      ['x', 3, 5],
      ['y', 7, 3],
    ]);
  });

  it('without steps is ordered by its epochs', async () => {
    expect((await metricsOf('epoch,x\n1,5\n0,6\n')).metrics).toEqual([
      ['epoch', 1, 1],
      ['x', 5, 1],
    ]);
  });

  it('may have any name for a metric', async () => {
    const { metrics, problems } = await metricsOf('step,__proto__,constructor,"a,b"\n0,1,2,3\n');
    expect([metrics, problems]).toEqual([
      [
        ['__proto__', 1, 0],
        ['constructor', 2, 0],
        ['a,b', 3, 0],
      ],
      [],
    ]);
  });

  it.each([
    ['a column that comes twice', 'step,x,x\n0,1,2\n', ['lightning-column-twice', '1:1'], [['x', 1, 0]]],
    ['a row of another length', 'step,x\n0,1\n1,2,3\n', ['lightning-field-count', '3:1'], [['x', 1, 0]]],
    ['a value that is no number', 'step,x\n0,1\n1,fast\n', ['lightning-no-number', '3:1'], [['x', 1, 0]]],
    ['a row without a step', 'step,x\n0,1\n,2\n', ['lightning-no-step', '3:1'], [['x', 1, 0]]],
    ['a step that is no number', 'step,x\n0,1\nfirst,2\n', ['lightning-no-step', '3:1'], [['x', 1, 0]]],
    ['an endless step', 'step,x\n0,1\ninf,2\n', ['lightning-no-step', '3:1'], [['x', 1, 0]]],
    ['a quote that does not close', 'step,x\n0,1\n"1"2,3\n2,4\n', ['lightning-quotes', '3:1'], [['x', 1, 0]]],
  ])('says of %s where it is', async (_, text, problem, left) => {
    expect(await metricsOf(text)).toEqual({ metrics: left, problems: [problem] });
  });

  it('takes NaN, infinities and truth values for what they are', async () => {
    const { metrics } = await metricsOf('step,a,b,c,d,e\r\n0,nan,inf,-inf,True,False\r\n');
    expect(metrics.map(([, value]) => value)).toEqual([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 0]);
  });

  it('waits for the end of a line that is being written', async () => {
    expect((await metricsOf('step,x\n0,1\n1,0.12')).metrics).toEqual([['x', 1, 0]]);
  });
});

describe('a metrics.csv', () => {
  it.each([
    ['in a version folder', '/p/a/version_3/metrics.csv', 'step,x\n0,1\n', undefined, true],
    ['beside parameters', '/p/a/mine/metrics.csv', 'epoch,x\n0,1\n', '/p/a/mine/hparams.yaml', true],
    ['of the project itself', '/p/metrics.csv', 'epoch,x\n0,1\n', '/p/hparams.yaml', true],
    ['somewhere', '/p/a/mine/metrics.csv', 'step,x\n0,1\n', undefined, false],
    ['without steps', '/p/a/version_3/metrics.csv', 'name,x\na,1\n', undefined, false],
  ])('%s', async (_, csv, text, yaml, is) => {
    const { open, place, ports } = project({ [csv]: text, ...(yaml === undefined ? {} : { [yaml]: '{}' }) });
    expect(await lightningCsv.recognises(place, ports)).toBe(is);
    const { changed, diagnostics } = await open().list(undefined);
    expect(changed.map(({ nativeId }) => nativeId)).toEqual(is ? [csv.slice(3, -'/metrics.csv'.length) || '.'] : []);
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  it('that may not be read is reported, and the others are listed', async () => {
    const { open, closed, place, ports } = project({ [CSV]: 'step,x\n0,1\n', '/p/b/version_1/metrics.csv': 'step,x\n0,1\n' });
    closed.add(CSV);
    const { changed, diagnostics } = await open().list(undefined);
    expect(changed.map(({ nativeId }) => nativeId)).toEqual(['b/version_1']);
    expect(diagnostics).toContainEqual({ severity: 'warning', code: 'store-unreadable', file: CSV.slice(3), args: {} });
    expect(await lightningCsv.recognises(place, ports)).toBe(true);
  });
});

describe('parameters', () => {
  const of = (text: string) => [...hparamsOf(text).params];

  it.each([
    [
      'numbers as they are written',
      'a: 1.0e-05\nb: 32\nc: .nan\nd: 1_000\n',
      [
        ['a', '1.0e-05'],
        ['b', '32'],
        ['c', '.nan'],
        ['d', '1_000'],
      ],
    ],
    [
      'texts without their quotes',
      'a: \'yes\'\nb: on\nc: "1:30"\n',
      [
        ['a', 'yes'],
        ['b', 'on'],
        ['c', '1:30'],
      ],
    ],
    [
      'nothing',
      'a: null\nb:\nc: {}\nd: []\n',
      [
        ['a', 'null'],
        ['b', ''],
        ['c', '{}'],
        ['d', '[]'],
      ],
    ],
    [
      'nested ones',
      'a:\n  b:\n    c: 1\n  d: 2\n',
      [
        ['a/b/c', '1'],
        ['a/d', '2'],
      ],
    ],
    ['lists', 'a: [1, two, [3.5, null], {b: 4}]\n', [['a', "[1, 'two', [3.5, null], {'b': 4}]"]]],
    ['an object', 'a: !!python/object:argparse.Namespace\n  b: 1\n', [['a/b', '1']]],
    ['a class', "a: !!python/name:torch.nn.modules.activation.ReLU ''\n", [['a', 'torch.nn.modules.activation.ReLU']]],
    ['a call', 'a: !!python/object/apply:pathlib.PosixPath\n- /\n- data\n', [['a', "['/', 'data']"]]],
    ['a tuple', 'a: !!python/tuple\n- 1\n- 2\n', [['a', '[1, 2]']]],
    [
      'keys of any name',
      '__proto__: 1\nconstructor: 2\n3: 4\n',
      [
        ['__proto__', '1'],
        ['constructor', '2'],
        ['3', '4'],
      ],
    ],
    [
      'an alias',
      'a: &x\n  c: 1\nb: *x\n',
      [
        ['a/c', '1'],
        ['b/c', '1'],
      ],
    ],
    ['a text for a file', 'just a text\n', []],
    ['an empty file', '', []],
  ])('%s', (_, text, expected) => {
    expect(of(text)).toEqual(expected);
  });

  it('that are no YAML are said with their line', async () => {
    const { open } = project({ [CSV]: 'step,x\n0,1\n', [YAML]: 'a: 1\nb: [1, 2\nc: 3\n' });
    const { changed, diagnostics } = await open().list(undefined);
    expect(changed[0]!.params).toEqual(new Map());
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: 'lightning-hparams', file: YAML.slice(3), place: '3:1' }));
  });

  it('whatever they are, nothing is thrown and nothing lasts', () => {
    const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}\n`;
    expect(hparamsOf(bomb).params.size).toBeGreaterThan(0);
    expect(hparamsOf('a: &a\n  b: *a\n').params.size).toBeLessThan(100);
    fc.assert(
      fc.property(fc.string(), (text) => void hparamsOf(text)),
      { seed: 1, numRuns: 500 },
    );
  });

  it('that are too many bytes are left out, with a word', async () => {
    const { open } = project({ [CSV]: 'step,x\n0,1\n', [YAML]: `a: ${'x'.repeat(4_200_000)}\n` });
    const { changed, diagnostics } = await open().list(undefined);
    expect(changed[0]!.params.size).toBe(0);
    expect(diagnostics.map(({ code }) => code)).toContain('lightning-hparams-too-large');
  });
});

it('watches the files that it knows and never says that a run is final', async () => {
  const reader = project({ [CSV]: 'step,x\n0,1\n' }).open();
  const { changed } = await reader.list(undefined);
  expect([reader.watch, reader.isFinal(changed[0]!)]).toEqual([[CSV, YAML], false]);
});

it('has no curve of what is not there', async () => {
  const reader = project({ [CSV]: 'step,x\n0,1\n' }).open();
  expect([await reader.series('lightning_logs/version_0', 'y'), await reader.series('nowhere', 'x')]).toEqual([[], []]);
});
