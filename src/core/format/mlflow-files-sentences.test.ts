import { describe, expect, it } from 'vitest';
import { diagnosticSentence } from './diagnostic.ts';

describe('what is said of an MLflow file store', () => {
  it.each([
    [
      'metric-line',
      { value: '1 2 3 4' },
      '"1 2 3 4" is no point of a metric and is left out; MLflow itself cannot read the run until the line is removed',
    ],
    [
      'metric-line',
      { value: 'x', lines: 7 },
      '"x" is no point of a metric (one of 7 such lines) and is left out; MLflow itself cannot read the run until the line is removed',
    ],
    ['run-id-differs', { said: 'abc' }, 'the run is left out: the folder is named otherwise than the run abc in it; is it a copy?'],
    ['more', { code: 'mlflow-metric-line', count: 67 }, '67 more of the kind mlflow metric line in other files'],
  ])('%s', (code, args, expected) => {
    expect(diagnosticSentence({ code: `mlflow-${code}`, args })).toBe(expected);
  });
});
