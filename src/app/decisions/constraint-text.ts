import type { ConstraintResult } from '../../core/decisions/constraints.ts';
import { roundSignificant } from '../../core/numbers/round.ts';

/** `metrics.p95_ms 31.2 > 25`: what does not hold. Short and stable, for it stands in committed files. */
export function brokenText({ name, value, limit, side, by }: ConstraintResult): string {
  const shown = `${name} ${roundSignificant(value, 4)} ${side === 'max' ? '>' : '<'} ${limit}`;
  return by === 'point' ? shown : `${shown} by ${by}`;
}
