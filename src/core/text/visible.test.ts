import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visible, visibleLines } from './visible.ts';

it.each([
  ['lgbm-d6 n=100', 'lgbm-d6 n=100'],
  ['Größe/π 模型 ✓ 👍🏽 ❤️', 'Größe/π 模型 ✓ 👍🏽 ❤️'],
  ['safe\u202Egpj.exe', 'safe\\u{202E}gpj.exe'],
  ['a\u2066b\u2069', 'a\\u{2066}b\\u{2069}'],
  ['lg\u200Bbm', 'lg\\u{200B}bm'],
  ['\uFEFFname', '\\u{FEFF}name'],
  ['soft\u00ADhyphen', 'soft\\u{AD}hyphen'],
  ['\u001B[31mred', '\\u{1B}[31mred'],
  ['two\nlines\tand\rmore', 'two\\u{A}lines\\u{9}and\\u{D}more'],
  ['\u2028', '\\u{2028}'],
  ['filler\u3164', 'filler\\u{3164}'],
  ['tag\u{E0041}', 'tag\\u{E0041}'],
  ['lone\uD800', 'lone\\u{D800}'],
])('%j shows as %s', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

it('leaves the lines of a text of several lines', () => {
  expect(visibleLines('one\r\n\ttwo\u202E\u0007')).toBe('one\r\n\ttwo\\u{202E}\\u{7}');
});

it('leaves nothing hidden in any text, and changes nothing the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visible(text);
      expect(shown).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      expect(visible(shown)).toBe(shown);
    }),
    { seed: 6, numRuns: 500 },
  );
});
