import * as z from 'zod';
import type { ProcessMark } from '../../core/ports/processes.ts';
import type { StoragePorts } from '../ports.ts';

/** Leave to fold, until it is released. */
export interface FoldLock {
  /** The dead process that it was taken from. */
  readonly takenFrom: ProcessMark | undefined;
  isHeld(): boolean;
  release(): void;
}

type LockPorts = Pick<StoragePorts, 'files' | 'own' | 'processes' | 'clock'>;

const schema = z.object({
  pid: z.int(),
  host: z.string(),
  startedAt: z.number(),
  token: z.string(),
  /** Tells one taking of the lock from another. */
  taken: z.string(),
});
type Owner = z.infer<typeof schema>;

/** Nobody folds for so long. Who is on another machine cannot be asked whether he lives. */
const ABANDONED_AFTER_MS = 10 * 60_000;
/** Between the creation of a lock file and its content. */
const UNNAMED_AFTER_MS = 60_000;

/**
 * Takes the lock, from a dead process too. Two processes that take it from the same dead one at the same moment may, with much bad luck, both come to hold
 * it; the fold is made so that even then nothing is lost (see `fold.ts`).
 */
export function takeLock(path: string, id: string, ports: LockPorts): FoldLock | 'busy' | 'unsupported' {
  const content = JSON.stringify({ ...ports.processes.self, taken: id } satisfies Owner);
  let takenFrom: ProcessMark | undefined;
  if (!ports.own.createExclusively(path, content)) {
    const owner = ownerOf(path, ports);
    if (!isAbandoned(path, owner, ports) || !putAway(path, owner, id, ports) || !ports.own.createExclusively(path, content)) return 'busy';
    takenFrom = owner;
  }
  const isHeld = (): boolean => ownerOf(path, ports)?.taken === id;
  const release = (): void => {
    if (isHeld()) ports.own.remove(path);
  };
  if (!ports.own.createExclusively(path, content)) return { takenFrom, isHeld, release };
  // A second one got it as well: here "exclusively" means nothing.
  release();
  return 'unsupported';
}

function ownerOf(path: string, { files }: LockPorts): Owner | undefined {
  const text = files.readText(path);
  try {
    return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isAbandoned(path: string, owner: Owner | undefined, { files, processes, clock }: LockPorts): boolean {
  const isAlive = owner && processes.isAlive(owner);
  if (isAlive === false) return true;
  const stat = files.stat(path);
  const ageMs = stat === undefined ? 0 : clock() - stat.modifiedAt;
  if (owner === undefined) return ageMs > UNNAMED_AFTER_MS;
  return ageMs > ABANDONED_AFTER_MS && (isAlive === undefined || owner.token === '');
}

/** Only what was judged may go: somebody else may have put it away and taken the lock since. */
function putAway(path: string, owner: Owner | undefined, id: string, ports: LockPorts): boolean {
  const aside = `${path}.${id}`;
  if (!ports.own.move(path, aside)) return true;
  const moved = ownerOf(aside, ports);
  const isIt = moved?.taken === owner?.taken;
  if (!isIt && moved !== undefined) ports.own.createExclusively(path, JSON.stringify(moved));
  ports.own.remove(aside);
  return isIt;
}
