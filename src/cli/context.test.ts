import { expect, it } from 'vitest';
import { memoryFiles } from '../../test/support/memory-files.ts';
import { FileError } from '../core/ports/files.ts';
import { requireReadable } from './context.ts';

it('a folder that may not be looked into is named before anything is said of what lies in it', () => {
  const closed = {
    ...memoryFiles({}),
    list: (folder: string): never => {
      throw new FileError('unreadable', folder);
    },
  };
  expect(() => requireReadable('/home/x/runs', 'runs', closed)).toThrow('runs: the folder cannot be read; check its permissions');
});
