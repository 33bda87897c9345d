import { spawn, type ChildProcess } from 'node:child_process';

/** What a git command came to. */
export interface GitResult {
  /** Undefined when it was ended from outside, by its time limit for one. */
  readonly code: number | undefined;
  readonly out: string;
  readonly err: string;
  /** True when it ran past its time. */
  readonly timedOut: boolean;
}

/** There is no such program, or it may not be run. */
export class NoGit extends Error {
  override readonly name = 'NoGit';
}

export interface GitProgram {
  /** Name or path. */
  readonly path: string;
  /** Default: the environment of this process. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
}

export interface GitOptions {
  readonly cwd: string;
  /** `read` takes no lock and speaks English; what is written runs hooks as a terminal would. */
  readonly kind: 'read' | 'write';
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal | undefined;
}

const READ_TIMEOUT_MS = 20_000;
/** A key's passphrase may be asked for, and hooks may run tests. */
const WRITE_TIMEOUT_MS = 600_000;
/** Of each stream; the end says what went wrong. */
const MOST_OUTPUT = 256 * 1024;
/** A hook may leave a child behind that holds the pipes open. */
const PIPES_MS = 500;

/** Where somebody works on another repository in the shell that the editor was started from, these would lead there. */
const OTHERS =
  /^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|NAMESPACE|COMMON_DIR|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|CEILING_DIRECTORIES|(LITERAL|GLOB|NOGLOB|ICASE)_PATHSPECS)$/;

/** Runs git without a shell, with no terminal to ask in. Rejects with `NoGit` where there is none. */
export function runGit(program: GitProgram, args: readonly string[], options: GitOptions): Promise<GitResult> {
  const { cwd, kind, timeoutMs = kind === 'read' ? READ_TIMEOUT_MS : WRITE_TIMEOUT_MS, signal } = options;
  return new Promise((resolve, reject) => {
    const child = spawn(program.path, ['-c', 'core.quotePath=false', ...args], {
      cwd,
      env: environment(program, kind),
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const [out, err] = [tail(child.stdout), tail(child.stderr)];
    let timedOut = false;
    const stop = () => child.kill('SIGTERM');
    const timer = setTimeout(() => {
      timedOut = true;
      stop();
    }, timeoutMs);
    signal?.addEventListener('abort', stop, { once: true });
    const end = (code: number | null) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve({ code: code ?? undefined, out: out(), err: err(), timedOut });
    };
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(new NoGit(error.message));
    });
    child.once('exit', (code) => {
      const late = setTimeout(() => end(code), PIPES_MS);
      child.once('close', () => {
        clearTimeout(late);
        end(code);
      });
    });
  });
}

function environment({ env = process.env }: GitProgram, kind: GitOptions['kind']): NodeJS.ProcessEnv {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !OTHERS.test(name)));
  return { ...own, GIT_TERMINAL_PROMPT: '0', ...(kind === 'read' ? { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' } : {}) };
}

/** The last of what a stream says. */
function tail(stream: ChildProcess['stdout']): () => string {
  let text = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (more: string) => {
    text = (text + more).slice(-MOST_OUTPUT);
  });
  return () => text;
}
