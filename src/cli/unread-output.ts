import type { EventEmitter } from 'node:events';
import { EXIT } from './failure.ts';

interface Outputs {
  readonly stdout: EventEmitter;
  readonly stderr: EventEmitter & { write(text: string): unknown };
}

/** A reader that stops reading (`| head`) is no failure; whoever does not read warnings any more may want the rest. */
export function endQuietlyWhenUnread({ stdout, stderr }: Outputs, exit: (code: number) => void): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return exit(EXIT.fine);
    stderr.write(`kneepoint: the output cannot be written: ${error.message}\n`);
    exit(EXIT.ownFailure);
  });
  stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') exit(EXIT.ownFailure);
  });
}
