import { writePieces } from './output/write-pieces.ts';

/** Where a command writes. Results go to `out`, everything else to `err`. */
export interface Terminal {
  out(text: string): void;
  /** Results that are long, piece by piece as they are taken; wait for it before anything else goes to `out`. */
  stream(pieces: Iterable<string>): Promise<void>;
  err(text: string): void;
  /** Columns of the terminal; undefined when the output is not one, and nothing is cut. */
  readonly width: number | undefined;
  readonly color: boolean;
  /** Shows progress in place on a terminal, nothing elsewhere; an empty text clears it. */
  progress(text: string): void;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const color =
    (env['FORCE_COLOR'] !== undefined && env['FORCE_COLOR'] !== '0') ||
    (stdout.isTTY === true && (env['NO_COLOR'] ?? '') === '' && env['TERM'] !== 'dumb');
  return {
    out: (text) => void stdout.write(text),
    stream: (pieces) => writePieces(stdout, pieces),
    err: (text) => void stderr.write(text),
    width: stdout.isTTY === true ? stdout.columns : undefined,
    color,
    progress(text) {
      if (stderr.isTTY === true && env['CI'] === undefined) stderr.write(`\r\u001b[K${text}`);
    },
  };
}
