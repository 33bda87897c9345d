import { expect, it } from 'vitest';
import { diagnosticSentence } from './diagnostic.ts';

it.each([
  ['tensorboard-damaged', { offset: 0 }, 'no event file, or damaged from its first byte on'],
  [
    'tensorboard-damaged',
    { offset: 170 },
    'the event file is damaged at byte 170, and what follows cannot be read; copy it again from where it came',
  ],
  ['lightning-no-number', { metric: 'loss', value: 'fast', more: 0 }, '"fast" of loss is no number and is left out'],
  ['lightning-field-count', { fields: 2, expected: 3, more: 4 }, 'the row has 2 fields of 3 and is left out (and 4 more like it)'],
  ['hf-trainer-too-large', { bytes: 67_108_865, limit: 67_108_864 }, expect.stringContaining('at most 67.1 MB')],
])('%s with %j', (code, args, sentence) => {
  expect(diagnosticSentence({ code, args })).toEqual(sentence);
});
