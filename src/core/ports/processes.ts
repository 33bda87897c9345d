/** Which process wrote something. */
export interface ProcessMark {
  readonly pid: number;
  readonly host: string;
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number;
  /** Tells this process from a later one with the same number, where the system has something that does; otherwise empty. */
  readonly token: string;
}

export interface Processes {
  readonly self: ProcessMark;
  /** Undefined when it cannot be known: another machine, another container. */
  isAlive(mark: ProcessMark): boolean | undefined;
}
