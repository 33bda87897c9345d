import { expect, test } from 'vitest';
import { asMarkdown } from './markdown.ts';

test('escapes everything that Markdown or HTML could take for markup', () => {
  expect(asMarkdown('<img src=x> [a](command:b) **c** `d` #e 1. f')).toBe(
    '\\<img src\\=x\\> \\[a\\]\\(command\\:b\\) \\*\\*c\\*\\* \\`d\\` \\#e 1\\. f',
  );
});

test('leaves words of every language as they are', () => {
  expect(asMarkdown('Größe π 50')).toBe('Größe π 50');
});

test('keeps to one line, so that no line can start a block', () => {
  expect(asMarkdown('  a\n\n    b\r\n\t- c ')).toBe('a b \\- c');
});
