import fc from 'fast-check';
import { expect, test } from 'vitest';
import { complete, type Vocabulary } from './complete.ts';
import { fieldKind } from './fields.ts';
import { parseQuery } from './parse.ts';

const vocabulary: Vocabulary = {
  kindOf: fieldKind,
  fields: ['name', 'status', 'spent', 'startedAt', 'metrics.auc', 'metrics.val auc', 'params.model', 'params.lr', 'metrics.__proto__'].map(
    (name) => ({ name, detail: name }),
  ),
  valuesOf: (field) =>
    field === 'params.model' ? ['forest', 'random forest', 'say "x"'] : field === 'params.lr' ? ['0.1', '1e-3', 'auto'] : [],
};

/** At the bar, the text with each option in its place. */
function written(text: string): readonly string[] {
  const caret = text.indexOf('|');
  const plain = text.replace('|', '');
  const { from, until, options } = complete(plain, caret, vocabulary);
  return options.map((option) => plain.slice(0, from) + option.text + plain.slice(until));
}

test.each([
  ['nothing is written', '|', ['name ', 'status ', 'spent ']],
  ['a field is begun', 'met|', ['metrics.auc ', 'metrics."val auc" ', 'metrics.__proto__ ']],
  ['only its key is known', 'auc|', ['metrics.auc ', 'metrics."val auc" ']],
  ['its key is quoted', 'metrics."val a|', ['metrics."val auc" ']],
  ['a number is to be compared', 'spent |', ['spent > ', 'spent >= ', 'spent < ']],
  ['a text is to be compared', 'name |', ['name = ', 'name != ', 'name ~ ', 'name !~ ', 'name in ']],
  ['a status is asked for', 'status = f|', ['status = finished ', 'status = failed ']],
  ['a value is begun', 'params.model = for|', ['params.model = "forest" ', 'params.model = "random forest" ']],
  ['a value is begun in quotes', 'params.model = "ran|', ['params.model = "random forest" ']],
  ['numbers of a parameter', 'params.lr = |', ['params.lr = 0.1 ', 'params.lr = 1e-3 ', 'params.lr = "auto" ']],
  ['quotes are in a value', 'params.model = s|', ['params.model = "say \\"x\\"" ']],
  ['a comparison is finished', 'spent < 2 |', ['spent < 2 and ', 'spent < 2 or ']],
  ['a group is open', '(spent < 2 |', ['(spent < 2 and ', '(spent < 2 or ', '(spent < 2 ) ']],
  ['a list is open', 'status in (failed|', ['status in (failed ']],
  ['a list has a value', 'status in (failed |', ['status in (failed , ', 'status in (failed ) ']],
  ['the caret stands in a word', 'spent < 2 and stat|ux = failed', ['spent < 2 and status  = failed']],
  ['after not', 'not has sp|', ['not has spent ']],
])('when %s', (_, text, expected) => {
  expect(written(text).slice(0, expected.length)).toEqual(expected);
});

test.each([['2 2 |'], ['spent spent |'], [') |'], ['spent < |'], ['= |']])(
  'nothing is proposed behind a mistake or where only a person knows: %s',
  (text) => {
    expect(written(text)).toEqual([]);
  },
);

test('never throws, and its options stand inside of the text', () => {
  const piece = fc.constantFrom(
    'spent',
    'metrics."a',
    '"',
    "'",
    '(',
    ')',
    ',',
    '<',
    '=',
    '!',
    'and',
    'in',
    'has',
    'not',
    'x',
    ' ',
    '.',
    'params.model',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.nat(), (pieces, at) => {
      const text = pieces.join('');
      const caret = at % (text.length + 1);
      const { from, until } = complete(text, caret, vocabulary);
      expect(from).toBeLessThanOrEqual(caret);
      expect(until).toBeGreaterThanOrEqual(caret);
      expect(until).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('whatever is proposed step by step is a filter in the end', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 4, maxLength: 9 }), (choices) => {
      let text = '';
      for (const choice of choices) {
        const { from, until, options } = complete(text, text.length, vocabulary);
        const chosen = options[choice % Math.max(1, options.length)];
        text = text.slice(0, from) + (chosen?.text ?? '1 ') + text.slice(until);
      }
      const parsed = parseQuery(text);
      if ('error' in parsed && parsed.error.code !== 'date-expected')
        expect([parsed.error, text]).toMatchObject([{ args: { found: 'the end' } }, text]);
    }),
  );
});
