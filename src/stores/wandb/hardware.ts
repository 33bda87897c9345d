import { isRecord } from '../../core/record/is-record.ts';
import { defined } from '../../core/record/defined.ts';
import type { Machine } from '../../core/runs/run.ts';

type Metadata = Readonly<Record<string, unknown>>;

const GIB = 1024 * 1024 * 1024;

/**
 * The machine of `wandb-metadata.json`, as W&B writes it since 0.10, or of the log's records in the same shape. That no accelerator is
 * named may as well mean that W&B could not look for one: it is unknown, not zero. Undefined when nothing was recorded.
 */
export function machineOf(metadata: Metadata, source: string): Machine | undefined {
  const { accelerator, accelerators } = acceleratorOf(metadata);
  const coreweave = recordAt(metadata, 'coreweave');
  const machine = {
    host: textAt(metadata, 'host'),
    accelerator,
    accelerators,
    cpu: textAt(recordAt(metadata, 'cpu'), 'model') ?? textAt(recordAt(metadata, 'apple'), 'name'),
    cpus: countAt(metadata, 'cpu_count_logical') ?? countAt(metadata, 'cpu_count'),
    memoryGiB: memoryOf(metadata),
    provider: textAt(coreweave, 'clusterName') === undefined && textAt(coreweave, 'region') === undefined ? undefined : 'coreweave',
    region: textAt(coreweave, 'region'),
  };
  const known = defined(machine);
  return Object.keys(known).length === 0 ? undefined : { ...known, source };
}

/** The job's `SLURM_*` variables as W&B names them: lower case, without the prefix. */
export function slurmOf(metadata: Metadata): readonly (readonly [string, string])[] {
  const { slurm } = metadata;
  if (Array.isArray(slurm)) return slurm.filter(isRecord).map(({ key, value }) => [String(key ?? ''), String(value ?? '')]);
  return Object.entries(recordAt(metadata, 'slurm')).map(([key, value]) => [key, String(value)]);
}

/** NVIDIA's cards since 0.17, AMD's, and what NVIDIA's were called before. */
const CARDS = ['gpu_nvidia', 'gpu_amd', 'gpu_devices'];

function acceleratorOf(metadata: Metadata): Pick<Machine, 'accelerator' | 'accelerators'> {
  const cards = CARDS.map((key) => recordsAt(metadata, key)).find(({ length }) => length > 0) ?? [];
  const others = [recordAt(metadata, 'tpu'), recordAt(metadata, 'trainium')];
  const names = ['name', 'series', 'model'].map((key) => textAt(cards[0] ?? {}, key));
  const counts = [cards.length || undefined, ...others.map((other) => countAt(other, 'count') ?? countAt(other, 'neuronDeviceCount'))];
  return {
    accelerator: textAt(metadata, 'gpu') ?? firstKnown([...names, ...others.map((other) => textAt(other, 'name'))]),
    accelerators: countAt(metadata, 'gpu_count') ?? firstKnown(counts),
  };
}

function firstKnown<T>(values: readonly (T | undefined)[]): T | undefined {
  return values.find((value) => value !== undefined);
}

/** Bytes, as text too because they are 64 bits wide; up to W&B 0.16 a number of GiB. */
function memoryOf(metadata: Metadata): number | undefined {
  const total = Number(recordAt(metadata, 'memory')['total'] ?? recordAt(metadata, 'apple')['ramTotalBytes']);
  if (!(total > 0)) return undefined;
  return total < MOST_GIB ? total : total / GIB;
}

/** No machine has so many, and none so few bytes. */
const MOST_GIB = 1e6;

function textAt(record: Metadata, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function countAt(record: Metadata, key: string): number | undefined {
  const value = Number(record[key]);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}

function recordAt(record: Metadata, key: string): Metadata {
  const value = record[key];
  return isRecord(value) ? value : {};
}

function recordsAt(record: Metadata, key: string): readonly Metadata[] {
  const value = record[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
