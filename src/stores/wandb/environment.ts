import { utf8 } from './utf8.ts';
import { eachField, varintAt } from './wire.ts';

/** A message as the JSON that W&B makes of it in `wandb-metadata.json`: as much of it as is asked for. */
export interface Environment {
  readonly [key: string]: string | number | Environment | readonly Environment[];
}

type Shape = ReadonlyMap<number, readonly [key: string, kind: 'text' | 'number' | Shape, repeated?: true]>;

const NAMED: Shape = new Map([[1, ['name', 'text']]]);

/** `EnvironmentRecord` since W&B 0.19. Before, the same field of a record held something else, with numbers that are not asked for. */
const ENVIRONMENT: Shape = new Map<number, readonly [string, 'text' | 'number' | Shape, true?]>([
  [12, ['host', 'text']],
  [16, ['cpu_count', 'number']],
  [17, ['cpu_count_logical', 'number']],
  [18, ['gpu', 'text']],
  [19, ['gpu_count', 'number']],
  [21, ['memory', new Map([[1, ['total', 'number']]])]],
  [22, ['cpu', new Map([[3, ['model', 'text']]])]],
  [
    23,
    [
      'apple',
      new Map([
        [1, ['name', 'text'] as const],
        [7, ['ramTotalBytes', 'number'] as const],
      ]),
    ],
  ],
  [24, ['gpu_nvidia', NAMED, true]],
  [
    26,
    [
      'gpu_amd',
      new Map([
        [8, ['series', 'text'] as const],
        [9, ['model', 'text'] as const],
      ]),
      true,
    ],
  ],
  [
    27,
    [
      'slurm',
      new Map([
        [1, ['key', 'text'] as const],
        [2, ['value', 'text'] as const],
      ]),
      true,
    ],
  ],
  [
    28,
    [
      'trainium',
      new Map([
        [1, ['name', 'text'] as const],
        [3, ['neuronDeviceCount', 'number'] as const],
      ]),
    ],
  ],
  [
    29,
    [
      'tpu',
      new Map([
        [1, ['name', 'text'] as const],
        [4, ['count', 'number'] as const],
      ]),
    ],
  ],
  [
    30,
    [
      'coreweave',
      new Map([
        [1, ['clusterName', 'text'] as const],
        [3, ['region', 'text'] as const],
      ]),
    ],
  ],
]);

/** Undefined for bytes that are no record. */
export function environmentOf(bytes: Uint8Array, start: number, end: number): Environment | undefined {
  return shaped(bytes, start, end, ENVIRONMENT);
}

function shaped(bytes: Uint8Array, start: number, end: number, shape: Shape): Environment | undefined {
  const found = new Map<string, Environment[string]>();
  const isWhole = eachField(bytes, start, end, (number, from, to) => {
    const field = shape.get(number);
    if (field === undefined) return;
    const [key, kind, repeated] = field;
    const value = kind === 'text' ? utf8(bytes, from, to) : kind === 'number' ? varintAt(bytes, from, to) : shaped(bytes, from, to, kind);
    if (value === undefined) return;
    const before = found.get(key);
    found.set(key, repeated === true ? [...(Array.isArray(before) ? (before as Environment[]) : []), value as Environment] : value);
  });
  return isWhole ? Object.fromEntries(found) : undefined;
}

/** Two records as one: lists grow, everything else is the newer one's. */
export function merged(older: Environment, newer: Environment): Environment {
  const both = Object.entries(newer).map(([key, value]) => [key, appended(older[key], value)] as const);
  return { ...older, ...Object.fromEntries(both) };
}

function appended(older: Environment[string] | undefined, newer: Environment[string]): Environment[string] {
  return Array.isArray(older) && Array.isArray(newer) ? ([...older, ...newer] as readonly Environment[]) : newer;
}
