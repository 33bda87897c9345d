import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { Processes, ProcessMark } from '../core/ports/processes.ts';

/** This process, and whether others live. */
export function processes(): Processes {
  const self: ProcessMark = {
    pid: process.pid,
    host: hostname(),
    startedAt: Math.round(Date.now() - process.uptime() * 1000),
    token: tokenOf(process.pid) ?? '',
  };
  return {
    self,
    isAlive(mark) {
      if (mark.host !== self.host) return undefined;
      if (mark.token === '' || self.token === '') return isThere(mark.pid);
      const [boot, space] = mark.token.split('/');
      const [ourBoot, ourSpace] = self.token.split('/');
      if (boot !== ourBoot) return false;
      return space === ourSpace ? tokenOf(mark.pid) === mark.token : undefined;
    },
  };
}

/** Linux: this start of the machine, the processes that see each other, and when the process was started. Undefined where there is no such process, or no Linux. */
function tokenOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const space = readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in parentheses, may hold anything; 20 fields after it stands the start in clock ticks.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : `${boot}/${space}/${fields[18]}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Refused: it is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
