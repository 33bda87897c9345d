import { expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { diagnosticSentence } from '../../core/format/diagnostic.ts';
import { remoteTracking } from './remote-tracking.ts';

function said(text: string, name = 'train.py') {
  const files = memoryFiles({ [`/p/${name}`]: text });
  return remoteTracking(files)('/p', [`/p/${name}`]);
}

it.each([
  ['mlflow.set_tracking_uri("https://me:secret@mlflow.example.com/team?token=1")', 'mlflow', 'https://mlflow.example.com'],
  ["import mlflow\nmlflow.set_tracking_uri(\n    'databricks://profile'\n)", 'mlflow', 'databricks://profile'],
  ['os.environ["MLFLOW_TRACKING_URI"] = "http://10.0.0.3:5000"', 'mlflow', 'http://10.0.0.3:5000'],
  ['export MLFLOW_TRACKING_URI=http://10.0.0.3:5000', 'mlflow', 'http://10.0.0.3:5000'],
  ['"source": ["mlflow.set_tracking_uri(\\"https://mlflow.example.com\\")"]', 'mlflow', 'https://mlflow.example.com'],
  ['study = optuna.create_study(storage="postgresql+psycopg2://u:p@db.example.com/x")', 'optuna', 'postgresql+psycopg2://db.example.com'],
])('a program that says %s logs elsewhere', (text, tool, address) => {
  expect(said(text)).toMatchObject([{ severity: 'warning', code: 'remote-tracking', file: 'train.py', args: { tool, address } }]);
});

it.each([
  ['mlflow.set_tracking_uri("sqlite:///mlflow.db")'],
  ['mlflow.set_tracking_uri(uri)'],
  ['mlflow.set_tracking_uri("./mlruns")'],
  ['storage = "sqlite:///optuna.db"'],
  ['# nothing'],
])('a program that says %s logs here, or does not say where', (text) => {
  expect(said(text)).toEqual([]);
});

it('is said once for each server, at its first place, with an export that works', () => {
  const [only, ...rest] = said('\nmlflow.set_tracking_uri("https://a.example")\nmlflow.set_tracking_uri("https://a.example")');
  expect(rest).toEqual([]);
  expect(only).toMatchObject({ place: '2' });
  expect(diagnosticSentence(only!)).toContain('mlflow experiments csv');
});

it('a file is read again when it changed', () => {
  const files = memoryFiles({ '/p/a.py': 'mlflow.set_tracking_uri("https://a.example")' });
  const look = remoteTracking(files);
  expect(look('/p', ['/p/a.py'])).toHaveLength(1);
  files.content['/p/a.py'] = 'pass';
  expect(look('/p', ['/p/a.py'])).toEqual([]);
});
