/** Exit codes of the command line. */
export const EXIT = { fine: 0, decisionFails: 1, badInput: 2, ownFailure: 3 } as const;

/** An expected failure: one line that says file, place and remedy, and the exit code. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';

  constructor(
    message: string,
    readonly exitCode: number = EXIT.badInput,
  ) {
    super(message);
  }
}
