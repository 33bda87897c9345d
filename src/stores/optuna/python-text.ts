import { type RawJson, stringOf } from './raw-json.ts';

const WORDS: ReadonlyMap<RawJson, string> = new Map([
  ['true', 'True'],
  ['false', 'False'],
  ['null', 'None'],
  ['NaN', 'nan'],
  ['Infinity', 'inf'],
  ['-Infinity', '-inf'],
]);

/** A value as Optuna's users see it printed, and as other trackers store it: Python's `str`. Lists and objects are JSON. */
export function textOf(value: RawJson): string {
  return stringOf(value) ?? WORDS.get(value) ?? (/^[[{]/.test(value) ? readable(value) : value);
}

/** Databases have blanks in their JSON and journals have none; here all is written as `json.dumps` does, with letters as letters. */
function readable(json: RawJson): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|\s+|[,:]/g, (token) => {
    if (token === ',' || token === ':') return `${token} `;
    return token.startsWith('"') ? JSON.stringify(stringOf(token) ?? token) : '';
  });
}

/** Python's `repr` of a float: `1.0`, `1e-05`, `0.0001`, `1e+16`. */
export function floatText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e-4 && size < 1e16) return withPoint(String(value));
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [digits = '', exponent = ''] = value.toExponential().split('e');
  return `${digits}e${exponent[0]}${exponent.slice(1).padStart(2, '0')}`;
}

function withPoint(plain: string): string {
  return plain.includes('.') ? plain : `${plain}.0`;
}

/** Python's `int` of a float, which drops the fraction; undefined where Python refuses. */
export function integerText(value: number): string | undefined {
  if (!Number.isFinite(value)) return undefined;
  return BigInt(Math.trunc(value)).toString();
}
