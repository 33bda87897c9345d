/** What is made along the way and ends with it, also when the process is told to stop. */
export interface Scope {
  /** A new folder, which is removed at the end. Names are unique in the scope. */
  tempDir(name: string): string;
  /** Starts a program whose whole process group ends with the scope. */
  spawn(command: string, args: string[], env: NodeJS.ProcessEnv): import("node:child_process").ChildProcessWithoutNullStreams;
  defer(end: () => Promise<unknown>): void;
  close(): Promise<void>;
}

export function createScope(): Scope;
