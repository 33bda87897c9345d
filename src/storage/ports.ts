import type { Clock } from '../core/ports/clock.ts';
import type { Sha256 } from '../core/ports/digest.ts';
import type { Files } from '../core/ports/files.ts';
import type { OwnFiles } from '../core/ports/own-files.ts';
import type { Processes } from '../core/ports/processes.ts';
import type { SqlBuilder } from '../core/ports/sql-builder.ts';

/** What our own data is kept through. */
export interface StoragePorts {
  readonly files: Files;
  readonly own: OwnFiles;
  readonly buildSql: SqlBuilder;
  readonly sha256: Sha256;
  readonly clock: Clock;
  readonly processes: Processes;
  /** A text that nobody gets twice, of 16 hexadecimal digits. */
  readonly newId: () => string;
  /** In the middle of long work: lets everything that waits come first. */
  readonly pause: () => Promise<void>;
}
