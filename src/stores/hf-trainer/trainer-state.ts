import type { MetricValue } from '../../core/runs/run.ts';
import { type JsonObject, membersOf, numberIn } from './json-file.ts';

/** What was logged at one moment. */
export interface LogRow {
  readonly step: number;
  readonly values: ReadonlyMap<string, number>;
}

export interface TrainerState {
  readonly globalStep: number;
  readonly maxSteps: number;
  readonly rows: readonly LogRow[];
  readonly params: ReadonlyMap<string, string>;
  readonly trialName: string | undefined;
  /** What the state itself sums up: `total_flos`, `best_metric`. */
  readonly sums: ReadonlyMap<string, number>;
}

/** Undefined for the state of something else. */
export function trainerState(members: JsonObject): TrainerState | undefined {
  const globalStep = numberIn(members.get('global_step'));
  const history = members.get('log_history');
  if (globalStep === undefined || !Array.isArray(history)) return undefined;
  const trialName = members.get('trial_name');
  return {
    globalStep,
    maxSteps: numberIn(members.get('max_steps')) ?? 0,
    rows: history.flatMap((row: unknown) => rowOf(row, globalStep) ?? []),
    params: paramsOf(members),
    trialName: typeof trialName === 'string' && trialName !== '' ? trialName : undefined,
    sums: sumsOf(members),
  };
}

function rowOf(row: unknown, globalStep: number): LogRow | undefined {
  const members = membersOf(row);
  if (members === undefined) return undefined;
  return { step: numberIn(members.get('step')) ?? globalStep, values: numbersIn(members) };
}

/** All numbers but the step. */
export function numbersIn(members: JsonObject): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const [key, value] of members) {
    const number = key === 'step' ? undefined : numberIn(value);
    if (number !== undefined) numbers.set(key, number);
  }
  return numbers;
}

const PARAMS = ['num_train_epochs', 'max_steps', 'train_batch_size'];

function paramsOf(members: JsonObject): ReadonlyMap<string, string> {
  const own = PARAMS.map((key) => [key, members.get(key)] as const);
  const trial = membersOf(members.get('trial_params')) ?? new Map<string, unknown>();
  return new Map([...own, ...trial].flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, textOf(value)]])));
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

const SUMS = ['total_flos', 'num_input_tokens_seen'];

/** What was not counted is 0 there. */
function sumsOf(members: JsonObject): ReadonlyMap<string, number> {
  const best = numberIn(members.get('best_metric'));
  const sums = SUMS.map((key) => [key, numberIn(members.get(key)) ?? 0] as const).filter(([, value]) => value !== 0);
  return new Map(best === undefined ? sums : [...sums, ['best_metric', best]]);
}

/** The values that were logged last. */
export function lastValues({ rows }: TrainerState): Map<string, MetricValue> {
  const metrics = new Map<string, MetricValue>();
  for (const { step, values } of rows) for (const [key, value] of values) metrics.set(key, { value, step, at: undefined });
  return metrics;
}
