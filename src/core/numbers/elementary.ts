/**
 * Natural logarithm and exponential from additions, multiplications, divisions and bit patterns alone, so that every
 * JavaScript engine gives the same bits (`Math.log` and `Math.exp` are implementation-approximated by ECMA-262).
 * Argument reductions and coefficients: fdlibm's e_log.c and e_exp.c (Sun Microsystems, 1993); error below 1 ulp.
 */
const LN2_HI = 6.9314718036912381649e-1;
const LN2_LO = 1.90821492927058770002e-10;
const INV_LN2 = 1.442695040888963387;
const LOG_COEFFICIENTS = [
  6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1, 1.818357216161805012e-1,
  1.531383769920937332e-1, 1.479819860511658591e-1,
] as const;
const EXP_COEFFICIENTS = [
  1.66666666666666019037e-1, -2.77777777770155933842e-3, 6.61375632143793436117e-5, -1.6533902205465251539e-6, 4.13813679705723846039e-8,
] as const;
const TWO_54 = 18014398509481984;
const view = new DataView(new ArrayBuffer(8));

/** Natural logarithm. `ln(0)` is -Infinity, of a negative number NaN. */
export function ln(x: number): number {
  if (Number.isNaN(x) || x < 0) return Number.NaN;
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (x === Number.POSITIVE_INFINITY) return x;
  const { mantissa, exponent } = splitAroundOne(x);
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  let series = 0;
  for (let i = LOG_COEFFICIENTS.length - 1; i >= 0; i--) series = z * (LOG_COEFFICIENTS[i]! + series);
  const halfSquare = 0.5 * f * f;
  return exponent * LN2_HI - (halfSquare - (s * (halfSquare + series) + exponent * LN2_LO) - f);
}

/** e to the power of x: Infinity above about 709.78, 0 below about -745.13. */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019411) return 0;
  const k = Math.round(x * INV_LN2);
  const hi = x - k * LN2_HI;
  const lo = k * LN2_LO;
  const r = hi - lo;
  const t = r * r;
  let series = 0;
  for (let i = EXP_COEFFICIENTS.length - 1; i >= 0; i--) series = t * (EXP_COEFFICIENTS[i]! + series);
  const c = r - series;
  return scale(1 - (lo - (r * c) / (2 - c) - hi), k);
}

/** x = mantissa · 2^exponent with mantissa in [√½, √2). */
function splitAroundOne(x: number): { mantissa: number; exponent: number } {
  const subnormal = x < 2.2250738585072014e-308;
  view.setFloat64(0, subnormal ? x * TWO_54 : x);
  const high = view.getUint32(0);
  let exponent = (high >>> 20) - 1023 - (subnormal ? 54 : 0);
  view.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  let mantissa = view.getFloat64(0);
  if (mantissa > 1.4142135623730951) {
    mantissa /= 2;
    exponent += 1;
  }
  return { mantissa, exponent };
}

/** y · 2^k in two exact steps, so that neither step leaves the range of normal numbers too early. */
function scale(y: number, k: number): number {
  const half = Math.trunc(k / 2);
  return y * powerOfTwo(half) * powerOfTwo(k - half);
}

function powerOfTwo(k: number): number {
  view.setUint32(4, 0);
  view.setUint32(0, (k + 1023) << 20);
  return view.getFloat64(0);
}
