/** A unit as text: names joined by `·`, after at most one `/` those that divide, as in `USD/h`; `1` is no unit. */
export type Unit = string;

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return cached(a, b, 1);
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return cached(a, b, -1);
}

const memo = new Map<string, Unit>();

function cached(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const key = `${a}|${sign}|${b}`;
  const known = memo.get(key);
  if (known !== undefined) return known;
  const unit = combine(a, b, sign);
  memo.set(key, unit);
  return unit;
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const exponents = new Map<string, number>();
  collect(a, 1, exponents);
  collect(b, sign, exponents);
  const over = names(exponents, 1);
  const under = names(exponents, -1);
  if (under.length === 0) return over.length === 0 ? '1' : over.join('·');
  return `${over.length === 0 ? '1' : over.join('·')}/${under.join('·')}`;
}

function collect(unit: Unit, sign: number, exponents: Map<string, number>): void {
  unit.split('/').forEach((part, index) => {
    for (const name of part.split('·')) {
      if (name !== '1' && name !== '') exponents.set(name, (exponents.get(name) ?? 0) + (index === 0 ? sign : -sign));
    }
  });
}

/** By name, hours last, as people say it. */
function names(exponents: ReadonlyMap<string, number>, sign: 1 | -1): string[] {
  const list: string[] = [];
  for (const [name, exponent] of exponents) {
    for (let i = 0; i < exponent * sign; i++) list.push(name);
  }
  return list.sort((a, b) => Number(a === 'h') - Number(b === 'h') || (a < b ? -1 : a > b ? 1 : 0));
}
