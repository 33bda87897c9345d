import { endQuietlyWhenUnread } from './unread-output.ts';

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

endQuietlyWhenUnread(process, (code) => process.exit(code));

await start();
