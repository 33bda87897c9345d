import { runCli } from '../../src/cli/program.ts';

/** One command line, run in this process: its exit code and what it wrote where. */
export async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCli(args, '9.9.9', {
    out: (text) => void (out += text),
    stream: (pieces) => Promise.resolve(void (out += [...pieces].join(''))),
    err: (text) => void (err += text),
    width: undefined,
    color: false,
    progress: () => undefined,
  });
  return { code, out, err };
}
