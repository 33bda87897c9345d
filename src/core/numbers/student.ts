import { Z_95 } from './normal.ts';

/** 95 % quantiles of Student's t for 1 to 10 degrees of freedom (Abramowitz & Stegun 1964, table 26.10). */
const SMALL = [6.313752, 2.919986, 2.353363, 2.131847, 2.015048, 1.94318, 1.894579, 1.859548, 1.833113, 1.812461];

/** 95 % quantile of Student's t: half the width of a 90 % interval of a mean of `degreesOfFreedom + 1` values. */
export function studentQuantile95(degreesOfFreedom: number): number {
  const tabulated = SMALL[Math.floor(degreesOfFreedom) - 1];
  return tabulated ?? expansion(degreesOfFreedom);
}

/** Cornish-Fisher expansion of the t quantile (Abramowitz & Stegun 26.7.5), below 1e-5 off above 10 degrees. */
function expansion(nu: number): number {
  const z = Z_95;
  const z2 = z * z;
  const g1 = (z * (z2 + 1)) / 4;
  const g2 = (z * (5 * z2 * z2 + 16 * z2 + 3)) / 96;
  const g3 = (z * (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15)) / 384;
  const g4 = (z * (79 * z2 * z2 * z2 * z2 + 776 * z2 * z2 * z2 + 1482 * z2 * z2 - 1920 * z2 - 945)) / 92160;
  return z + (g1 + (g2 + (g3 + g4 / nu) / nu) / nu) / nu;
}
