import { expect, test } from 'vitest';
import { matches } from './matches.ts';
import { parseQuery } from './parse.ts';
import type { QueryValue } from './query.ts';

const RUN: Readonly<Record<string, QueryValue>> = {
  id: 'mlflow:mlflow.db:a1',
  name: 'Forest-17',
  status: 'finished',
  startedAt: Date.UTC(2026, 10, 20, 14, 3, 30),
  spent: 1.5,
  durationSeconds: 0,
  replacementCost: Number.NaN,
  'params.model': 'RandomForest',
  'params.trees': '64',
  'params.lr': '1e-3',
  'params.empty': '',
  'metrics.auc': 0.8,
  'metrics.val/auc': 0.7,
  'metrics.diverged': Number.POSITIVE_INFINITY,
  'tags.a "b"': 'yes',
};

function passes(text: string): boolean {
  const parsed = parseQuery(text);
  if ('error' in parsed) throw new Error(`${text}: ${parsed.error.code} at ${parsed.error.at}`);
  return matches(parsed.query, (field) => RUN[field]);
}

test.each([
  ['', true],
  ['   ', true],
  ['metrics.auc > 0.75 and spent < 2 and params.model ~ "forest" and status = finished', true],
  ['metrics.auc>0.75', true],
  ['metrics.auc == .8', true],
  ['metrics.auc >= 0.8 and metrics.auc <= 0.8', true],
  ['metrics.auc < 0.8 or metrics.auc > 0.8', false],
  ['metrics.auc != 0.8', false],
  ['metrics."val/auc" = 0.7', true],
  ["metrics.'val/auc' = 0.7", true],
  ['metrics.val/auc = 0.7', true],
  ['metrics.diverged > 1e300', true],
  ['durationSeconds = -0', true],
  ['name = forest-17', false],
  ['name = "Forest-17"', true],
  ['name ~ FOREST', true],
  ['name !~ oak', true],
  ['name ~ "forest-*"', true],
  ['name ~ "orest-*"', false],
  ['name ~ "forest-1?"', true],
  ['id ~ mlflow.db', true],
  ['status in (failed, finished)', true],
  ['status in (failed, killed)', false],
  ['not status in (failed, killed)', true],
  ['params.trees = 64.0', true],
  ['params.trees = "64.0"', false],
  ['params.trees = "64"', true],
  ['params.trees > 9', true],
  ['params.lr <= 0.001', true],
  ['params.trees in (32, 64)', true],
  ['tags."a \\"b\\"" = yes', true],
  ['has metrics.auc', true],
  ['has metrics.f1', false],
  ['has replacementCost', false],
  ['not has metrics.f1', true],
  ['HAS metrics.auc AND NOT (spent > 2 OR spent < 1)', true],
  ['spent < 1 and spent < 2 or spent = 1.5', true],
  ['spent = 1.5 or spent < 1 and spent > 2', true],
  ['(spent = 1.5 or spent < 1) and spent > 2', false],
  ['not spent > 2 and not not spent < 2', true],
])('%s is %s of the run', (text, expected) => {
  expect(passes(text)).toBe(expected);
});

test.each([
  ['startedAt = 2026-11-20', true],
  ['startedAt != 2026-11-20', false],
  ['startedAt > 2026-11-20', false],
  ['startedAt > 2026-11-19', true],
  ['startedAt >= 2026-11-20', true],
  ['startedAt < 2026-11-20', false],
  ['startedAt <= 2026-11-20', true],
  ['startedAt < 2026-11-21', true],
  ['startedAt = 2026-11-20T14:03', true],
  ['startedAt = 2026-11-20T14:04', false],
  ['startedAt = 2026-11-20T15:03+01:00', true],
  ['startedAt = "2026-11-20T14:03:30Z"', true],
  ['startedAt > 2026-11-20T14:03:29.9', true],
  ['startedAt in (2026-11-19, 2026-11-20)', true],
])('a date stands for its whole day, a minute for its minute: %s is %s', (text, expected) => {
  expect(passes(text)).toBe(expected);
});

test.each([
  'metrics.f1 > 0',
  'metrics.f1 <= 0',
  'metrics.f1 != 1',
  'not metrics.f1 > 0',
  'not not metrics.f1 > 0',
  'metrics.f1 in (1, 2)',
  'not metrics.f1 in (1)',
  'replacementCost = 0',
  'replacementCost != 0',
  'not replacementCost > 0',
  'experiment ~ x',
  'experiment !~ x',
  'experiment != x',
  'params.model > 3',
  'not params.model > 3',
  'params.model != 3',
  'params.empty = 0',
  'params.model in (3)',
  'spent = 1.5 and metrics.f1 > 0',
  'not (spent = 1.5 and metrics.f1 > 0)',
  'spent = 0 or metrics.f1 > 0',
])('a row with a missing value does not pass: %s', (text) => {
  expect(passes(text)).toBe(false);
});

test.each(['spent = 1.5 or metrics.f1 > 0', 'not (spent = 0 and metrics.f1 > 0)', 'params.model in (3, RandomForest)'])(
  'a missing value that cannot change the answer does not matter: %s',
  (text) => {
    expect(passes(text)).toBe(true);
  },
);
