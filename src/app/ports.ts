import type { Clock } from '../core/ports/clock.ts';
import type { FileDigests, Sha256 } from '../core/ports/digest.ts';
import type { DurableFiles, Files } from '../core/ports/files.ts';
import type { SqlReader } from '../core/ports/sql.ts';

/** What the use cases need of a host; `src/node` implements it, tests in memory. */
export interface Ports {
  readonly files: Files;
  readonly durable: DurableFiles;
  readonly sql: SqlReader;
  readonly sha256: Sha256;
  readonly digests: FileDigests;
  /** A variable of the environment. */
  readonly env: (name: string) => string | undefined;
  readonly clock: Clock;
}
