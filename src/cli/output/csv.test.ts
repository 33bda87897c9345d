import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('marks formulas as text, and leaves numbers alone, those of parameters too', () => {
  const rows = [
    ['=1+1', '-0.5', -0.5, null],
    ['@cmd', '-1e-3', 2, 'a "b", c'],
  ];
  expect(csvText(['a', 'b', 'c', 'd'], rows)).toBe(`a,b,c,d\r\n'=1+1,-0.5,-0.5,\r\n'@cmd,-1e-3,2,"a ""b"", c"\r\n`);
});
