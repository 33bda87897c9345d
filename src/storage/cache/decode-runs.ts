import { type MetricValue, type Run, RUN_STATUSES, runId, type StoreRef } from '../../core/runs/run.ts';
import type { Columns } from './columns.ts';
import { mapReader } from './map-columns.ts';
import { need } from './need.ts';
import { restOf, type RunRest } from './run-rest.ts';
import { textsIn } from './text-table.ts';

/** Throws where the columns do not fit together. */
export function decodedRuns(store: StoreRef, columns: Columns): Run[] {
  const texts = textsIn(columns);
  const whole = (name: string): Uint32Array => need(columns.whole.get(name), name);
  const text = (at: number | undefined): string => need(texts[need(at, 'text')], 'text');
  const optional = (at: number | undefined): string | undefined => (at === 0 ? undefined : text(need(at, 'text') - 1));
  const [nativeIds, ids, names, parents, artifacts, rests] = ['native id', 'id', 'name', 'parent', 'artifacts', 'rest'].map(whole);
  const params = textMaps('param', columns, texts);
  const tags = textMaps('tag', columns, texts);
  const metrics = metricMaps(columns, texts);
  const rest = restReader(texts);
  const time = timeReader('run', columns);
  const statuses = need(columns.bytes.get('status'), 'status');
  const runs = nativeIds!.length;
  return Array.from(nativeIds!, (native, i): Run => {
    const nativeId = text(native);
    return {
      id: optional(ids![i]) ?? runId(store, nativeId),
      store,
      nativeId,
      name: text(names![i]),
      parentId: optional(parents![i]),
      status: need(RUN_STATUSES[statuses[i] ?? -1], 'status'),
      startedAt: time(i),
      endedAt: time(runs + i),
      lastSeenAt: time(2 * runs + i),
      params: params(i),
      metrics: metrics(i),
      tags: tags(i),
      artifactUri: optional(artifacts![i]),
      ...rest(need(rests![i], 'rest')),
    };
  });
}

function timeReader(name: string, { bytes, real }: Columns): (at: number) => number | undefined {
  const times = need(real.get(`${name} times`), name);
  const timed = need(bytes.get(`${name} timed`), name);
  return (at) => (timed[at] === 1 ? times[at] : undefined);
}

function textMaps(name: string, columns: Columns, texts: readonly string[]): (run: number) => ReadonlyMap<string, string> {
  const values = need(columns.whole.get(`${name} values`), name);
  return mapReader(name, columns, texts, values.length, (at) => texts[values[at] ?? -1] ?? '');
}

function metricMaps(columns: Columns, texts: readonly string[]): (run: number) => ReadonlyMap<string, MetricValue> {
  const [values, steps] = ['metric values', 'metric steps'].map((name) => need(columns.real.get(name), name));
  const time = timeReader('metric', columns);
  return mapReader('metric', columns, texts, values!.length, (at) => ({
    value: values![at] ?? Number.NaN,
    step: steps![at] ?? 0,
    at: time(at),
  }));
}

/** Runs share what is the same text. */
function restReader(texts: readonly string[]): (text: number) => RunRest {
  const known = new Map<number, RunRest>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const rest = restOf(need(texts[text], 'rest'));
    known.set(text, rest);
    return rest;
  };
}
