import { EXIT } from './failure.ts';

declare const KNEEPOINT_VERSION: string;

/** The entry answers what needs nothing before it loads anything: `--version` is asked often and by scripts. */
async function start(): Promise<void> {
  const [first] = process.argv.slice(2);
  if (first === '--version' || first === '-V') {
    process.stdout.write(`${KNEEPOINT_VERSION}\n`);
    return;
  }
  const { runCli } = await import('./program.ts');
  process.exitCode = await runCli(process.argv.slice(2), KNEEPOINT_VERSION);
}

// A reader that stops reading (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.fine);
  process.stderr.write(`kneepoint: the output cannot be written: ${error.message}\n`);
  process.exit(EXIT.ownFailure);
});

await start();
