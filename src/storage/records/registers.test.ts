import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserRecord } from './record.ts';
import { REMEMBERED, registers } from './registers.ts';
import { compareStamps, MAX_COUNT, nextStamp } from './stamp.ts';
import { userState } from './user-state.ts';

const record = fc
  .record({
    writer: fc.constantFrom('w', 'x', 'y'),
    seq: fc.nat(20),
    time: fc.nat(5),
    count: fc.nat(2),
    subject: fc.constantFrom('a', 'b'),
    value: fc.constantFrom('one', 'two', null),
  })
  .map(({ writer, seq, time, count, subject, value }): UserRecord => {
    const id = `${writer}-${seq}`;
    return {
      id,
      at: { time, count },
      kind: 'note',
      subject,
      field: '',
      value,
      undoes: undefined,
      text: `${id} ${time} ${count} ${subject} ${value}`,
    };
  });
const records = fc.uniqueArray(record, { maxLength: 80, selector: ({ id }) => id });

function all(of: readonly UserRecord[]) {
  const known = registers();
  for (const one of of) known.add(one);
  return { holding: [...known.all()].map((list) => list.map(({ text }) => text)).sort(), state: userState(known), latest: known.latest() };
}

describe('what was said', () => {
  it('comes to the same in any order and however often it is read', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.nat()), (list, order) => {
        const shuffled = list.map((one) => ({ one, key: order.next().value as number })).sort((a, b) => a.key - b.key);
        const others = shuffled.map(({ one }) => one);
        expect(all([...others, ...others])).toEqual(all(list));
      }),
    );
  });

  it('comes to the same when it was united in parts', () => {
    fc.assert(
      fc.property(records, fc.nat(80), (list, at) => {
        const known = registers();
        for (const part of [list.slice(at), list.slice(0, at)]) {
          const own = registers();
          for (const one of part) own.add(one);
          for (const held of own.all()) for (const one of held) known.add(one);
        }
        expect([...known.all()].map((held) => held.map(({ text }) => text)).sort()).toEqual(all(list).holding);
      }),
    );
  });

  it('is remembered up to a limit, the latest first', () => {
    const known = registers();
    const one = (time: number): UserRecord => ({
      id: `w-${time}`,
      at: { time, count: 0 },
      kind: 'note',
      subject: 'a',
      field: '',
      value: 'x',
      undoes: undefined,
      text: String(time),
    });
    for (let time = 0; time < 100; time++) known.add(one(time));
    expect(known.about('w-99').map(({ at }) => at.time)).toEqual(Array.from({ length: REMEMBERED }, (_, i) => 99 - i));
    expect(known.add(one(3))).toBe(false);
    expect(known.has('99') && !known.has('3')).toBe(true);
  });
});

describe('the clock of records', () => {
  it('never runs back and never stands still, whatever the machine says', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e15, max: 1e15 })), (times) => {
        let last = { time: 0, count: 0 };
        for (const now of times) {
          const next = nextStamp(last, now);
          expect(compareStamps(next, last)).toBeGreaterThan(0);
          last = next;
        }
      }),
    );
  });

  it('goes on to the next millisecond when a counter is at its end', () => {
    expect(nextStamp({ time: 5, count: MAX_COUNT }, 3)).toEqual({ time: 6, count: 0 });
  });
});
