import type { Machine } from '../../core/runs/run.ts';
import { numberOf } from '../rows/number-text.ts';

/** The machine that a row tells of; undefined when it tells of none. */
export function machineOf(row: ReadonlyMap<string, string>, source: string): Machine | undefined {
  const facts: Omit<Machine, 'source'> = {
    accelerator: accelerator(row.get('gpu_model')),
    accelerators: count(row.get('gpu_count')),
    cpu: row.get('cpu_model'),
    cpus: count(row.get('cpu_count')),
    memoryGiB: count(row.get('ram_total_size')),
    provider: row.get('cloud_provider'),
    region: row.get('cloud_region'),
  };
  const known = Object.entries(facts).filter(([, value]) => value !== undefined);
  return known.length === 0 ? undefined : { ...Object.fromEntries(known), source };
}

/**
 * `2 x NVIDIA A100-SXM4-80GB` without its count. Accelerators of several kinds are written one after the other without anything
 * between them (`1 x NVIDIA GeForce RTX 40901 x Tesla T4`): they are no one accelerator.
 */
function accelerator(model: string | undefined): string | undefined {
  const name = model?.replace(/^\d+ x /, '');
  return name === undefined || /\d x /.test(name) ? undefined : name;
}

function count(text: string | undefined): number | undefined {
  const number = text === undefined ? undefined : numberOf(text);
  return number !== undefined && number >= 0 && Number.isFinite(number) ? number : undefined;
}
