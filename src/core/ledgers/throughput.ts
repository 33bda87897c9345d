import type { CandidateFacts, Estimate } from '../candidates/facts.ts';
import { partsOf } from '../prices/parts.ts';
import { factor, unknown, type Expression } from '../quantity/expression.ts';
import { POINT } from '../quantity/factor.ts';

/** Predictions per second that one replica on `sku` bears. It is measured where the runs ran; on anything else it is assumed. */
export function throughputOf(facts: CandidateFacts, sku: string | undefined): Expression {
  const { configurationId, serving } = facts;
  const { throughputPerSecond: measured, batch } = serving;
  if ('unknown' in measured) return unknown(measured, 'prediction/s');
  if (!(measured.value > 0)) return unknown({ unknown: 'throughput-not-positive', about: String(measured.value) }, 'prediction/s');
  const elsewhere = measuredElsewhere(facts, sku);
  const atBatch = batch === undefined ? '' : ` at batch ${batch}`;
  return factor({
    id: `throughput:${configurationId}:${batch ?? ''}`,
    value: measured.value,
    unit: 'prediction/s',
    spread: relativeSpread(measured),
    basis: elsewhere === undefined ? 'measured' : 'assumed',
    source: { text: elsewhere === undefined ? `measured throughput${atBatch}` : `${takenText(elsewhere, sku!)}${atBatch}` },
  });
}

/** The hardware that a throughput was measured on, where that is known and is not what it is served on. */
export function measuredElsewhere({ training }: CandidateFacts, sku: string | undefined): string | undefined {
  if (sku === undefined) return undefined;
  if ('unknown' in training) return training.unknown === 'mixed-hardware' ? training.about : undefined;
  return sameParts(training.sku, sku) ? undefined : training.sku;
}

/** `throughput measured on aws:p5.48xlarge is taken for aws:t3.medium`. */
export function takenText(measuredOn: string, servedOn: string): string {
  return `throughput measured on ${measuredOn} is taken for ${servedOn}`;
}

function sameParts(a: string, b: string): boolean {
  const [one, other] = [a, b].map((sku) =>
    partsOf(sku)
      .map((part) => `${part.count}x ${part.sku}`)
      .sort()
      .join('+'),
  );
  return one === other;
}

/** Throughput stays positive, so its error is taken on the log scale: relative standard error of the mean. */
function relativeSpread({ value, se }: Estimate) {
  return se === undefined || se === 0 ? POINT : { kind: 'lognormal' as const, logStandardError: se / value };
}
