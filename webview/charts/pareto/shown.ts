import type { ChartInput } from '../chart.ts';
import type { Limits } from './best-within.ts';
import type { Picture } from './picture.ts';
import type { Reading } from './reading.ts';

/** What is shown at this moment. */
export interface ShownNow {
  readonly reading: Reading;
  readonly picture: Picture;
  readonly input: ChartInput;
  readonly limits: Limits;
}
