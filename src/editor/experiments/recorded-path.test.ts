import { expect, test } from 'vitest';
import { recordedPaths } from './recorded-path.ts';

test.each([
  ['a relative path', 'src/train.py', ['src/train.py']],
  ['one with a dot', './mlruns/1/artifacts', ['mlruns/1/artifacts']],
  ['one in the folder', '/data/project/src/train.py', ['src/train.py']],
  [
    'one of another machine',
    '/home/ada/project/train.py',
    ['home/ada/project/train.py', 'ada/project/train.py', 'project/train.py', 'train.py'],
  ],
  ['one of another system', 'C:\\code\\train.py', ['code/train.py', 'train.py']],
  ['a file URL', 'file:///data/project/gr%C3%B6%C3%9Fe.py', ['größe.py']],
  ['one that leads out', '../../etc/passwd', []],
  ['one that leads out of the folder again', '/data/project/../secret', []],
  ['one that leads out behind an escape', 'file:///data/project/%2e%2e/secret', []],
  ['a web address', 'https://evil.example/x', []],
  ['an address of a bucket', 's3://bucket/x', []],
  ['nothing', '', []],
  ['the folder itself', '/data/project/', []],
  ['a zero byte', 'a\0b', []],
])('%s', (_, recorded, expected) => {
  expect(recordedPaths(recorded, '/data/project')).toEqual(expected);
});
