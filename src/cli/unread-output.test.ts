import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { endQuietlyWhenUnread } from './unread-output.ts';

/** The exit codes that a failure of one of the outputs leads to. */
function exitsOf(output: 'stdout' | 'stderr', code: string): readonly number[] {
  const exits: number[] = [];
  const outputs = { stdout: new EventEmitter(), stderr: Object.assign(new EventEmitter(), { write: () => true }) };
  endQuietlyWhenUnread(outputs, (exit) => void exits.push(exit));
  outputs[output].emit('error', Object.assign(new Error(code), { code }));
  return exits;
}

it('goes on when nobody reads the warnings, and ends well when nobody reads the output', () => {
  expect(exitsOf('stderr', 'EPIPE')).toEqual([]);
  expect(exitsOf('stdout', 'EPIPE')).toEqual([0]);
});

it('ends as our own failure when an output cannot be written', () => {
  expect(exitsOf('stdout', 'ENOSPC')).toEqual([3]);
  expect(exitsOf('stderr', 'ENOSPC')).toEqual([3]);
});
