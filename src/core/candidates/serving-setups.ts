/** Metric names that belong to one measured serving set-up of a run. */
export interface ServingSetup {
  /** Undefined: measured without saying at what batch size. */
  readonly batch: number | undefined;
  /** The run's metric with predictions per second. */
  readonly throughput: string;
  /** Plain name (`p95_ms`) → the run's metric for this set-up (`p95_ms_b64`). */
  readonly others: ReadonlyMap<string, string>;
}

/** `throughput`, `throughput_b64_per_s`, `predictions_per_second_batch_64`, `serving/qps_b8` … */
const THROUGHPUT =
  /^(?:.*[/.])?(?:throughput|qps|rps|(?:predictions|samples|requests|rows|images)_per_s(?:ec(?:ond)?)?)(?:_?b(?:atch)?_?(\d+))?(?:_per_s(?:ec(?:ond)?)?)?$/i;
const LATENCY = /^(?:.*[/.])?((?:p\d{2,3}|latency|mean|max)(?:_latency)?_ms)(?:_?b(?:atch)?_?(\d+))?$/i;

/** The serving set-ups that a run measured, by batch size; none when it measured no throughput. */
export function servingSetups(metricNames: Iterable<string>): readonly ServingSetup[] {
  const throughputs = new Map<number | undefined, string>();
  const latencies: { name: string; plain: string; batch: number | undefined }[] = [];
  for (const name of metricNames) {
    const throughput = THROUGHPUT.exec(name);
    if (throughput !== null) {
      const batch = batchOf(throughput[1]);
      if (!throughputs.has(batch)) throughputs.set(batch, name);
      continue;
    }
    const latency = LATENCY.exec(name);
    if (latency?.[1] !== undefined) latencies.push({ name, plain: latency[1].toLowerCase(), batch: batchOf(latency[2]) });
  }
  return [...throughputs]
    .map(([batch, throughput]) => ({
      batch,
      throughput,
      others: new Map(latencies.filter((latency) => latency.batch === batch).map(({ plain, name }) => [plain, name])),
    }))
    .sort((a, b) => (a.batch ?? 0) - (b.batch ?? 0));
}

/** True for a metric that only makes sense together with a batch size. */
export function belongsToSetup(metricName: string): boolean {
  return THROUGHPUT.test(metricName) || batchOf(LATENCY.exec(metricName)?.[2]) !== undefined;
}

function batchOf(digits: string | undefined): number | undefined {
  const batch = Number(digits);
  return digits !== undefined && Number.isSafeInteger(batch) && batch > 0 ? batch : undefined;
}
