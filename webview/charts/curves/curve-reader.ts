import { MOST_MARKS } from '../../../src/charts/chart-spec.ts';
import type { RunStatus } from '../../../src/core/runs/run.ts';
import type { CurveAxis, CurvesAnswer, SeriesAnswer } from '../../../src/protocol/charts.ts';
import type { TableMode } from '../../../src/protocol/table.ts';
import type { PanelHost } from '../../experiments/channel.ts';

export interface CurveWish {
  readonly metric: string | undefined;
  readonly over: CurveAxis;
  readonly smoothing: number;
}

export interface ReadCurve {
  readonly run: string;
  readonly name: string;
  readonly row: string;
  readonly status: RunStatus;
  readonly series: SeriesAnswer;
}

/** What was read until now. */
export interface ReadCurves {
  readonly curves: readonly ReadCurve[];
  readonly answer: CurvesAnswer;
  readonly metric: string | undefined;
  /** Runs that are still to come. */
  readonly left: number;
}

export interface CurveReader {
  /** Reads what rows have. `revision` changes with what the table holds: runs under way are read again then, and no others. */
  read(mode: TableMode, ids: readonly string[], revision: number, wish: CurveWish): void;
  /** The person moved on: nothing more is asked. */
  stop(): void;
}

/** More questions at a time would only wait for each other. */
const AT_A_TIME = 4;
const POINTS = { most: 1000, least: 100 };
const UNDER_WAY: ReadonlySet<RunStatus> = new Set(['running', 'scheduled', 'unknown']);
const KEPT = 400;

/** Reads curves a few at a time, and tells whenever there are more. What was read before stays for the next wish. */
export function createCurveReader(ask: PanelHost['ask'], told: (read: ReadCurves) => void, failed: (error: unknown) => void): CurveReader {
  const kept = new Map<string, Kept>();
  /** By run, metric and axis: what is shown while it is smoothed otherwise. */
  const latest = new Map<string, SeriesAnswer>();
  let turn = 0;

  const readAll = async (own: number, mode: TableMode, ids: readonly string[], revision: number, wish: CurveWish): Promise<void> => {
    const answer = await ask('curves', { mode, ids: [...ids] });
    if (own !== turn) return;
    const metric = metricOf(answer, wish.metric);
    const points = Math.round(Math.min(POINTS.most, Math.max(POINTS.least, MOST_MARKS / Math.max(1, answer.runs.length))));
    const lineOf = (run: string) => JSON.stringify([run, metric, wish.over]);
    const keyOf = (run: string) => JSON.stringify([run, metric, wish.over, wish.smoothing, points]);
    const due = metric === undefined ? [] : answer.runs.filter(({ run }) => !isFresh(kept.get(keyOf(run)), revision));
    let left = due.length;
    const tell = () =>
      told({
        answer,
        metric,
        left,
        // What is due again is shown as it was until it is here.
        curves: answer.runs.flatMap((one) => {
          const series = kept.get(keyOf(one.run))?.series ?? latest.get(lineOf(one.run));
          return series === undefined ? [] : [{ ...one, series }];
        }),
      });
    tell();
    const queue = [...due];
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined && own === turn; next = queue.shift()) {
        const { over, smoothing } = wish;
        const series = await ask('series', { run: next.run, metric: metric!, over, smoothing, points });
        keep(kept, keyOf(next.run), { revision, status: next.status, series });
        keep(latest, lineOf(next.run), series);
        left--;
        if (own === turn) tell();
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  };
  return {
    read(mode, ids, revision, wish) {
      const own = ++turn;
      readAll(own, mode, ids, revision, wish).catch((error: unknown) => own === turn && failed(error));
    },
    stop: () => void turn++,
  };
}

interface Kept {
  readonly revision: number;
  /** When it was read. */
  readonly status: RunStatus;
  readonly series: SeriesAnswer;
}

/** The oldest go. */
function keep<T>(all: Map<string, T>, key: string, value: T): void {
  all.delete(key);
  all.set(key, value);
  for (const old of all.keys()) if (all.size > KEPT) all.delete(old);
}

function isFresh(known: Kept | undefined, revision: number): boolean {
  return known !== undefined && (known.revision === revision || !UNDER_WAY.has(known.status));
}

function metricOf({ metrics }: CurvesAnswer, wanted: string | undefined): string | undefined {
  return metrics.find(({ name }) => name === wanted)?.name ?? metrics[0]?.name;
}
