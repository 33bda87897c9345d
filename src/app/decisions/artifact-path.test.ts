import { expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { artifactPlaces, portableUri } from './artifact-path.ts';

const files = memoryFiles({});

it.each([
  ['/data/p/mlruns/1/artifacts', 'mlruns/1/artifacts'],
  ['file:///data/p/mlruns/1/artifacts', 'mlruns/1/artifacts'],
  ['file:/data/p/mlruns/1', 'mlruns/1'],
  ['FILE://localhost/data/p/a%20b', 'a b'],
  ['/data/p/mlruns/../models', 'models'],
])('%s is committed as %s', (uri, portable) => {
  expect(portableUri(uri, '/data/p', files)).toBe(portable);
});

it.each([
  './mlruns/1/artifacts',
  'models/a',
  '/data/p',
  '/data/p2/models',
  '/data/p/../q/models',
  'file://server/data/p/models',
  'file:///data/p/%zz',
  's3://bucket/p',
  'models:/fraud/14',
  'mlflow-artifacts:/1/2/artifacts',
  '',
])('%o says nothing of this machine, or lies elsewhere, and stays', (uri) => {
  expect(portableUri(uri, '/data/p', files)).toBe(uri);
});

it.each([
  ['./mlruns/1/artifacts', 'mlflow.db', ['mlruns/1/artifacts']],
  ['./artifacts/1', 'team/mlflow.db', ['team/artifacts/1', 'artifacts/1']],
  ['mlruns/0/a', 'team/mlruns', ['team/mlruns/0/a', 'mlruns/0/a']],
  ['models/a', undefined, ['models/a']],
  ['file:///data/p/models/a', 'team/mlflow.db', ['models/a']],
  ['../../etc/passwd', 'team/mlflow.db', []],
  ['../models', 'team/mlflow.db', ['models']],
  ['/etc/passwd', 'mlflow.db', []],
  ['a\0b', 'mlflow.db', []],
  ['s3://bucket/models', 'mlflow.db', []],
  ['.', 'mlflow.db', []],
  ['mlflow.db', 'mlflow.db', []],
  ['./runs', 'team/runs/mlflow.db', ['team/runs/runs', 'runs']],
  ['../..', 'team/runs/a/mlflow.db', []],
])('%o of the store %s may lie at %o', (uri, store, places) => {
  expect(artifactPlaces(uri, store, '/data/p', files)).toEqual(places);
});
