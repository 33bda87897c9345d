import { closeSync, fdatasync, fsyncSync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const syncData = promisify(fdatasync);
/** What file systems answer that cannot sync such a thing. */
const UNKNOWN = new Set(['EINVAL', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP']);

/** Waits until the file's content is on the disk; false where the file system knows no such thing. */
export async function syncedData(descriptor: number): Promise<boolean> {
  try {
    await syncData(descriptor);
    return true;
  } catch (error) {
    return !isUnknown(error);
  }
}

/** Makes the names in a folder durable. Windows cannot open folders and does not need it. False where the file system knows no such thing. */
export function syncedFolder(folder: string): boolean {
  if (process.platform === 'win32') return true;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
    return true;
  } catch (error) {
    return !isUnknown(error);
  } finally {
    closeSync(descriptor);
  }
}

function isUnknown(error: unknown): true {
  if (error instanceof Error && 'code' in error && UNKNOWN.has(String(error.code))) return true;
  throw error;
}
