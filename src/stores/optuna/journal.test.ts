import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { FileError, type Files } from '../../core/ports/files.ts';
import { journalReader } from './journal-reader.ts';
import { optunaJournal } from './optuna-journal.ts';

const fixture = (name: string) => readFileSync(new URL(`../../../test/fixtures/optuna/${name}`, import.meta.url), 'utf8');
const whole = fixture('5.0/journal.log');
const lines = whole.split('\n').slice(0, -1);
const PATH = '/p/journal.log';

/** A journal in memory, for a test to write, and how many bytes were read of it. */
function journal(text: string) {
  const files = memoryFiles({ [PATH]: text });
  let bytes = 0;
  const counting: Files = {
    ...files,
    readBytes(path, start, end) {
      const read = files.readBytes(path, start, end);
      bytes += read?.length ?? 0;
      return read;
    },
  };
  const open = () => journalReader({ store: { kind: 'optuna-journal', identity: 'journal.log' }, path: PATH, files: counting });
  return { files, open, reader: open(), write: (content: string) => files.replace(PATH, content), bytes: () => bytes };
}

type Reader = ReturnType<typeof journal>['reader'];

async function listed(reader: Reader, cursor?: string) {
  const { changed, removed, cursor: next, diagnostics } = await reader.list(cursor);
  return { runs: new Map(changed.map((run) => [run.nativeId, run])), removed, cursor: next, diagnostics };
}

const worker = '"worker_id":"w"';
const study = (name: string, id = 1) => `{"op_code":0,${worker},"study_name":"${name}","directions":[${id}]}\n`;
const begun = (more = '') => `{"op_code":4,${worker},"study_id":0,"datetime_start":"2026-01-01T00:00:00.000000+00:00"${more}}\n`;
const ended = (trial: number, more = '') =>
  `{"op_code":6,${worker},"trial_id":${trial},"state":1,"values":[0.5]${more},"datetime_complete":"2026-01-01T00:01:00.000000+00:00"}\n`;
const reported = (trial: number, step: number, value: string) =>
  `{"op_code":7,${worker},"trial_id":${trial},"step":${step},"intermediate_value":${value}}\n`;

describe('a journal that grows', () => {
  it('is the same however it was cut, and each list tells of what changed alone', async () => {
    const cuts = fc.array(fc.nat(whole.length), { minLength: 1, maxLength: 6 }).map((all) => [...all.sort((a, b) => a - b), whole.length]);
    const { runs: all } = await listed(journal(whole).reader);
    await fc.assert(
      fc.asyncProperty(cuts, fc.boolean(), async (places, forgetful) => {
        const { open, write, reader } = journal('');
        const seen = new Map();
        let cursor: string | undefined;
        for (const place of places) {
          write(whole.slice(0, place));
          const news = await listed(forgetful ? open() : reader, cursor);
          for (const [id, run] of news.runs) {
            if (cursor !== undefined) expect(run).not.toEqual(seen.get(id));
            seen.set(id, run);
          }
          for (const id of news.removed) seen.delete(id.split(':').at(-1));
          expect(news.diagnostics).toEqual([]);
          ({ cursor } = news);
        }
        expect(seen).toEqual(all);
      }),
      { numRuns: 40 },
    );
  });

  it('is read on from where it ended', async () => {
    const { reader, write, bytes } = journal(whole);
    const { cursor } = await listed(reader);
    const before = bytes();
    write(whole + reported(30, 2, '0.5'));
    const { runs } = await listed(reader, cursor);
    expect([...runs.keys()]).toEqual(['30']);
    expect(bytes() - before).toBeLessThan(4000);
    expect(runs.get('30')!.metrics.get('intermediate_value')).toEqual({ value: 0.5, step: 2, at: undefined });
  });

  it('is not opened when nothing happened, by another process neither', async () => {
    const { reader, open, bytes } = journal(whole);
    const { cursor } = await listed(reader);
    const before = bytes();
    for (const one of [reader, open()]) expect(await one.list(cursor)).toMatchObject({ changed: [], removed: [], cursor });
    expect(bytes()).toBe(before);
  });

  it('waits for the rest of its last line', async () => {
    const { reader, write } = journal(study('a') + begun());
    const { cursor } = await listed(reader);
    write(study('a') + begun() + ended(0).slice(0, 60));
    const half = await listed(reader, cursor);
    expect([half.runs.size, half.diagnostics]).toEqual([0, []]);
    write(study('a') + begun() + ended(0));
    expect([...(await listed(reader, half.cursor)).runs.values()].map(({ status }) => status)).toEqual(['finished']);
  });

  it('changes all trials of a study with what is said of the study', async () => {
    const { reader, write } = journal(whole);
    const { cursor } = await listed(reader);
    write(`${whole}{"op_code":3,${worker},"study_id":4,"system_attr":{"study:metric_names":["acc","ms"]}}\n`);
    const { runs } = await listed(reader, cursor);
    expect([...runs.values()].map(({ experiment, metrics }) => [experiment.name, [...metrics.keys()][0]])).toEqual([
      ['trade-off', 'acc'],
      ['trade-off', 'acc'],
      ['trade-off', undefined],
    ]);
  });

  it('loses the trials of a deleted study', async () => {
    const { reader, write } = journal(whole);
    const { runs, cursor } = await listed(reader);
    write(`${whole}{"op_code":1,${worker},"study_id":4}\n`);
    const after = await listed(reader, cursor);
    expect(after.removed).toEqual([...runs.values()].filter(({ experiment }) => experiment.name === 'trade-off').map(({ id }) => id));
    expect([after.runs.size, await reader.series(after.removed[0]!.split(':').at(-1)!, 'accuracy')]).toEqual([0, []]);
  });
});

describe('a journal that was replaced', () => {
  it.each([
    ['by a shorter one', lines.slice(0, 200).join('\n') + '\n'],
    ['by a longer one', fixture('4.9/journal.log') + whole],
    ['by an empty one', ''],
  ])('%s is read anew', async (_, text) => {
    const { reader, write } = journal(whole);
    const first = await listed(reader);
    write(text);
    const { runs } = await listed(journal(text).reader);
    for (const one of [reader, journal(text).reader]) {
      const after = await listed(one, first.cursor);
      expect(after.runs).toEqual(runs);
      expect(after.removed).toEqual([...first.runs.values()].filter(({ nativeId }) => !runs.has(nativeId)).map(({ id }) => id));
    }
  });

  it('while it is read is not believed, and read anew the next time', async () => {
    const { files, reader } = journal(whole);
    const other = fixture('4.9/journal.log') + whole;
    let swap = true;
    const swapping: Files = {
      ...files,
      readBytes(path, start, end) {
        const read = files.readBytes(path, start, end);
        if (swap) files.replace(PATH, other);
        swap = false;
        return read;
      },
    };
    const torn = journalReader({ store: reader.store, path: PATH, files: swapping });
    const first = await torn.list(undefined);
    expect(first.consistent).toBe(false);
    expect((await listed(torn, first.cursor)).runs).toEqual((await listed(journal(other).reader)).runs);
  });

  it('is no journal when it is gone', async () => {
    const reader = journalReader({ store: { kind: 'optuna-journal', identity: 'gone' }, path: '/gone', files: memoryFiles({}) });
    await expect(reader.list(undefined)).rejects.toThrow(FileError);
  });

  it('starts anew after a cursor that is not ours', async () => {
    const { reader, files } = journal(whole);
    const { runs, cursor } = await listed(reader);
    const mine = JSON.parse(cursor) as Record<string, unknown>;
    const wrong = [
      { trials: [[5, 2]] },
      { trials: [[0, 1e12]] },
      { trials: 'all' },
      {
        trials: [
          [0, 5],
          [3, 9],
        ],
      },
      { offset: -1 },
      { tail: null },
      { version: 0 },
      { journal: false },
      { diagnostics: 1 },
    ];
    const theirs = wrong.map((change) => JSON.stringify({ ...mine, ...change }));
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.json(), fc.constantFrom(...theirs)), async (foreign) => {
        const again = await listed(reader, foreign);
        expect([again.runs, again.removed]).toEqual([runs, []]);
      }),
      { numRuns: 60 },
    );
    expect(Object.keys(files.content)).toEqual([PATH]);
  });
});

describe('a journal with a wrong line', () => {
  it('is read up to there, as Optuna refuses to read on, and says so until the line is removed', async () => {
    const torn = `${study('a')}${begun()}{"op_code":6,${worker},"tri${ended(0)}${begun()}`;
    const { reader, write } = journal(torn);
    const first = await listed(reader);
    expect(first.diagnostics).toEqual([{ severity: 'error', code: 'optuna-journal-broken', file: 'journal.log', place: 'line 3' }]);
    expect([...first.runs.values()].map(({ status }) => status)).toEqual(['running']);
    write(torn + begun());
    expect((await listed(reader, first.cursor)).diagnostics).toEqual(first.diagnostics);
    write(study('a') + begun() + begun());
    const mended = await listed(reader, first.cursor);
    expect([[...mended.runs.keys()], mended.removed, mended.diagnostics]).toEqual([['1'], [], []]);
  });

  it('waits when it is the last one', async () => {
    const { reader } = journal(`${study('a')}${begun()}nonsense\n`);
    expect((await listed(reader)).diagnostics).toEqual([]);
  });

  it.each([
    ['an operation of a later Optuna', '{"op_code":11,"worker_id":"w"}', 'unknown-operation'],
    ['no operation', '{"worker_id":"w"}', 'unknown-operation'],
    ['a study without a name', `{"op_code":0,${worker},"directions":[1]}`, 'operation-unreadable'],
    ['a study of an unknown direction', `{"op_code":0,${worker},"study_name":"b","directions":[7]}`, 'unknown-direction'],
    ['a parameter without a name', `{"op_code":5,${worker},"trial_id":0}`, 'operation-unreadable'],
    [
      'a parameter without a distribution',
      `{"op_code":5,${worker},"trial_id":0,"param_name":"x","param_value_internal":1}`,
      'unknown-distribution',
    ],
    [
      'a choice that is none',
      `{"op_code":5,${worker},"trial_id":0,"param_name":"x","param_value_internal":9,"distribution":"{\\"type\\":\\"categorical\\",\\"choices\\":[1]}"}`,
      'value-unreadable',
    ],
    ['a state of no Optuna', `{"op_code":6,${worker},"trial_id":0,"state":9,"values":null}`, 'unknown-state'],
    [
      'values that are none',
      `{"op_code":6,${worker},"trial_id":0,"state":1,"values":"good","datetime_complete":null}`,
      'operation-unreadable',
    ],
    [
      'a value that is none',
      `{"op_code":6,${worker},"trial_id":0,"state":1,"values":["good"],"datetime_complete":null}`,
      'value-unreadable',
    ],
    ['a time that is none', `{"op_code":6,${worker},"trial_id":0,"state":1,"values":null,"datetime_complete":"noon"}`, 'time-unreadable'],
    ['a report without a value', `{"op_code":7,${worker},"trial_id":0,"step":1,"intermediate_value":null}`, 'operation-unreadable'],
    ['attributes that are none', `{"op_code":8,${worker},"trial_id":0,"user_attr":[1]}`, 'operation-unreadable'],
    ['an end before the start', ended(0).trim().replace('2026', '2025'), 'end-before-start'],
    ['the end of another clock', ended(0).trim().replace('+00:00', ''), 'mixed-clocks'],
    ['a new trial in an unknown state', `{"op_code":4,${worker},"study_id":0,"state":9,"datetime_start":null}`, 'unknown-state'],
  ])('%s: goes on after it', async (_, line, code) => {
    const { reader } = journal(`${study('a')}${begun()}${line}\n${begun()}`);
    const { runs, diagnostics } = await listed(reader);
    expect(diagnostics[0]).toMatchObject({ code: `optuna-${code}`, file: 'journal.log', place: 'line 3' });
    expect([...runs.values()].at(-1)!.startedAt).toBe(Date.parse('2026-01-01T00:00:00Z'));
  });

  it('whatever the line is', async () => {
    const { runs: sound } = await listed(journal(study('a') + begun() + ended(0)).reader);
    const member = fc.oneof(
      fc.constantFrom('op_code', 'worker_id', 'study_id', 'trial_id', 'state', 'values', 'param_name', 'step'),
      fc.string(),
    );
    const anything = fc.dictionary(member, fc.jsonValue()).map((object) => JSON.stringify({ op_code: 5, trial_id: 0, ...object }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            anything,
            fc.json(),
            fc.string().map((text) => text.replaceAll('\n', '')),
          ),
        ),
        async (rest) => {
          const { runs } = await listed(journal(`${study('a')}${begun()}${ended(0)}${rest.join('\n')}\n`).reader);
          expect(runs.get('0')).toEqual(sound.get('0'));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what Optuna passes over', () => {
  it('a discarded trial, as Rustuna has them, stays', async () => {
    const { runs, diagnostics } = await listed(journal(`${study('a')}${begun()}{"op_code":10,${worker},"trial_ids":[0]}\n`).reader);
    expect([runs.size, diagnostics]).toEqual([1, []]);
  });

  it('a trial of another clock has no duration, but the time that is sure', async () => {
    const { reader } = journal(study('a') + begun().replace('+00:00', '') + ended(0));
    const { runs, diagnostics } = await listed(reader);
    expect([runs.get('0')!.startedAt, runs.get('0')!.endedAt]).toEqual([undefined, Date.parse('2026-01-01T00:01:00Z')]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['optuna-mixed-clocks', 'optuna-local-times']);
  });

  it('trials added as a whole need not agree with others in their distributions, but later ones with the first', async () => {
    const draw = (trial: number, type: string) =>
      `{"op_code":5,${worker},"trial_id":${trial},"param_name":"x","param_value_internal":1,"distribution":"{\\"type\\":\\"${type}\\",\\"low\\":0,\\"high\\":2}"}\n`;
    const added = begun(',"state":0,"params":{"x":2},"distributions":{"x":"{\\"type\\":\\"int\\",\\"low\\":0,\\"high\\":2}"}');
    const { reader } = journal(
      study('a') + begun() + added + begun() + draw(2, 'float') + draw(2, 'int') + draw(0, 'float') + draw(2, 'float') + draw(0, 'float'),
    );
    const { runs } = await listed(reader);
    expect([...runs.values()].map(({ params }) => params.get('x'))).toEqual([undefined, '2', '1']);
  });
});

describe('a series', () => {
  it('has what was added with the trial and what it reported itself, the last of a step, and nothing of other trials', async () => {
    const added = begun(',"state":0,"intermediate_values":{"3":0.25,"1":NaN}');
    const late = `${reported(0, 9, '9')}{"op_code":8,${worker},"trial_id":0,"user_attr":{"x":{"trial_id": 0}}}\n`;
    const { reader } = journal(
      study('a') +
        added +
        begun() +
        reported(0, 2, '1.5') +
        reported(1, 4, '4') +
        reported(0, 3, '-Infinity') +
        reported(0, 2, '2') +
        ended(0) +
        late,
    );
    const points = await reader.series('0', 'intermediate_value');
    expect(points.map(({ step, value }) => [step, value])).toEqual([
      [1, Number.NaN],
      [2, 2],
      [3, Number.NEGATIVE_INFINITY],
    ]);
    expect(await reader.series('0', 'value')).toEqual([{ step: 0, at: Date.parse('2026-01-01T00:01:00Z'), value: 0.5 }]);
    expect((await reader.series('1', 'intermediate_value')).map(({ value }) => value)).toEqual([4]);
  });
});

describe('long files', () => {
  it('are read in parts, and so are long lines', async () => {
    const long = `{"op_code":8,${worker},"trial_id":0,"user_attr":{"notes":"${'x'.repeat(3_000_000)}"}}\n`;
    const many = Array.from({ length: 20_000 }, (_, step) => reported(0, step, `${step / 8}`)).join('');
    const { reader } = journal(study('größe') + begun() + long + many + ended(0));
    const run = (await listed(reader)).runs.get('0')!;
    expect([run.experiment.name, run.status, run.tags.has('notes')]).toEqual(['größe', 'finished', false]);
    expect(run.metrics.get('intermediate_value')).toEqual({ step: 19_999, value: 19_999 / 8, at: undefined });
    expect(await reader.series('0', 'intermediate_value')).toHaveLength(20_000);
  });
});

describe('recognising', () => {
  const recognised = (text: string, kind: 'file' | 'folder' = 'file') =>
    optunaJournal.recognises(
      { identity: 'x', path: PATH, entry: { name: 'x', kind }, found: () => [] },
      { files: memoryFiles({ [PATH]: text }), sql: {} as never },
    );

  it.each([
    ['a journal', whole, true],
    ['a journal with a study of a long name', study('x'.repeat(512)), true],
    ['a journal whose first line is on its way', study('a').slice(0, -3), true],
    ['lines of somebody else', '{"step": 1, "loss": 0.5}\n', false],
    ['a log that speaks of journals', 'wrote {"op_code":0,"worker_id":"w"}\n', false],
    ['operations in the second line', `{}\n${study('a')}`, false],
    ['nothing', '', false],
  ])('%s', async (_, text, expected) => {
    expect(await recognised(text)).toBe(expected);
  });

  it.each([
    ['journal.log', 'file', true],
    ['optuna_journal_storage.log', 'file', true],
    ['study.optuna', 'file', true],
    ['history.jsonl', 'file', true],
    ['optuna', 'folder', false],
    ['optuna.log.lock', 'other', false],
    ['journal.db-journal', 'file', false],
    ['notes.txt', 'file', false],
  ] as const)('by name: %s', (name, kind, expected) => {
    expect(optunaJournal.mayBe({ name, kind })).toBe(expected);
  });
});
