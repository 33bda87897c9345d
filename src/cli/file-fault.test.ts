import { expect, it } from 'vitest';
import { CliFailure } from './failure.ts';
import { namingTargets } from './file-fault.ts';

function failing(code: string) {
  const error = Object.assign(new Error(code), { code, path: '/x/page.html.5b6e0a1b2c3d.tmp' });
  return () =>
    namingTargets({
      replace() {
        throw error;
      },
    }).replace('/x/page.html', '');
}

it.each([
  ['EACCES', '/x/page.html: not written: no permission'],
  ['ELOOP', '/x/page.html: not written: a link that leads back to itself'],
  ['ENOENT', '/x/page.html: not written: no such file or folder; make the folder first'],
])('a write that ends in %s names what was to be written, not our draft', (code, message) => {
  expect(failing(code)).toThrow(new CliFailure(message));
});

it('a failure without words stays as it is', () => {
  expect(failing('EWEIRD')).toThrow(/^EWEIRD$/);
});
