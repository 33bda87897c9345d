import { describe, expect, it } from 'vitest';
import { memoryFiles } from '../../../test/support/memory-files.ts';
import { fileStore, listed, ROOT, runMeta, START } from '../../../test/support/mlflow-file-store.ts';
import type { Files } from '../../core/ports/files.ts';

describe('a metric’s file that grows', () => {
  const line = (step: number) => `${START + step * 1000} ${step / 1000} ${step}\n`;
  const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => line(from + at)).join('');
  const path = `${ROOT}/7/c/metrics/loss`;

  it('is read on from where it ended, unless it is another file', async () => {
    const { reader, files, ports } = fileStore();
    files[path] = lines(0, 5000);
    let bytes = 0;
    const readBytes = ports.readBytes.bind(ports);
    const inodes = (file: string) => ({ ...memoryFiles(files).stat(file)!, ...(file === path && { inode: 'the same' }) });
    Object.assign(ports, {
      stat: (file: string) => (memoryFiles(files).stat(file) === undefined ? undefined : inodes(file)),
      readBytes: (...args: Parameters<Files['readBytes']>) => {
        const part = readBytes(...args);
        bytes += part?.length ?? 0;
        return part;
      },
    });
    const lastOf = async (cursor: string | undefined) => {
      bytes = 0;
      const { changed, cursor: next } = await reader.list(cursor);
      return [next, changed.find(({ nativeId }) => nativeId === 'c')?.metrics.get('loss')?.step] as const;
    };
    const [first, step] = await lastOf(undefined);
    expect(step).toBe(4999);
    files[path] += lines(5000, 5010);
    const [second, grown] = await lastOf(first);
    expect([grown, bytes < 1000]).toEqual([5009, true]);
    files[path] = lines(20_000, 27_000);
    const [third, replaced] = await lastOf(second);
    expect([replaced, bytes > 100_000]).toEqual([26_999, true]);
    files[path] = lines(0, 10);
    expect((await lastOf(third))[1]).toBe(9);
  });

  it('has a last line only when it is whole, until the run has ended', async () => {
    const { reader, files } = fileStore();
    files[path] = `${line(1)}${START} 0.91`;
    const { runs, cursor } = await listed(reader);
    expect(runs.get('c')!.metrics.get('loss')).toEqual({ step: 1, at: START + 1000, value: 0.001 });
    expect((await reader.series('c', 'loss')).map(({ step }) => step)).toEqual([1]);
    files[path] = `${line(1)}${START} 0.9125 12`;
    files[`${ROOT}/7/c/meta.yaml`] = runMeta('7', 'c');
    const { changed, diagnostics } = await reader.list(cursor);
    expect([changed[0]!.metrics.get('loss'), diagnostics]).toEqual([{ step: 12, at: START, value: 0.9125 }, []]);
    expect((await reader.series('c', 'loss')).map(({ step }) => step)).toEqual([1, 12]);
  });

  it('may be empty while a run goes on', async () => {
    const { reader, files } = fileStore();
    files[path] = '';
    const { changed, diagnostics } = await reader.list(undefined);
    expect([changed.find(({ nativeId }) => nativeId === 'c')!.metrics.size, diagnostics]).toEqual([0, []]);
  });

  it('of megabytes is read in parts, and a megabyte without an end of line costs itself only', async () => {
    const { reader, files } = fileStore();
    files[path] = lines(0, 100_000);
    expect((await listed(reader)).runs.get('c')!.metrics.get('loss')!.step).toBe(99_999);
    const series = await reader.series('c', 'loss');
    expect([series.length, series.every(({ step, value }, at) => step === at && value === at / 1000)]).toEqual([100_000, true]);
    files[path] = `${line(1)}${'x'.repeat(3_000_000)}\n${line(2)}`;
    const { changed, diagnostics } = await reader.list(undefined);
    expect(changed.find(({ nativeId }) => nativeId === 'c')!.metrics.get('loss')!.step).toBe(2);
    expect(diagnostics.map(({ code, file }) => `${code} ${file}`)).toContain('mlflow-metric-line mlruns/7/c/metrics/loss');
    expect((await reader.series('c', 'loss')).map(({ step }) => step)).toEqual([1, 2]);
  });
});
