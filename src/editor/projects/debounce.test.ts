import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { debounce } from './debounce.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('calls once when it has been quiet', () => {
  const run = vi.fn();
  const { call } = debounce(run, () => ({ quietMs: 300, atMostMs: 2000 }));
  call();
  vi.advanceTimersByTime(200);
  call();
  vi.advanceTimersByTime(299);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('calls in time although it never becomes quiet', () => {
  const run = vi.fn();
  const { call } = debounce(run, () => ({ quietMs: 300, atMostMs: 2000 }));
  for (let at = 0; at < 6000; at += 100) {
    call();
    vi.advanceTimersByTime(100);
  }
  // After the first call of each round it takes two seconds.
  expect(run).toHaveBeenCalledTimes(3);
});

test('calls no more once it is disposed', () => {
  const run = vi.fn();
  const { call, dispose } = debounce(run, () => ({ quietMs: 300, atMostMs: 2000 }));
  call();
  dispose();
  vi.advanceTimersByTime(5000);
  expect(run).not.toHaveBeenCalled();
});

test('asks for the patience of the moment', () => {
  const run = vi.fn();
  let quietMs = 300;
  const { call } = debounce(run, () => ({ quietMs, atMostMs: 10 * quietMs }));
  quietMs = 1000;
  call();
  vi.advanceTimersByTime(999);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
});
