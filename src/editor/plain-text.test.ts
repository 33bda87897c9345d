import { expect, test } from 'vitest';
import { asLabel, asMessage } from './plain-text.ts';

test('a name that looks like a link to a command is no link in a message', () => {
  expect(asMessage('[click](command:workbench.action.quit) me')).not.toMatch(/\]\(/);
  expect(asMessage('a [b] (c)')).toBe('a [b] (c)');
});

test('a name that looks like an icon is none in a quick pick', () => {
  expect(asLabel('$(trash) x')).not.toContain('$(');
  expect(asLabel('$4.10 (3.2)')).toBe('$4.10 (3.2)');
});
