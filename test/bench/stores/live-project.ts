import { openProject } from '../../../src/app/project/project.ts';
import { bundledPrices } from '../../../src/core/prices/table/table.ts';
import { nodePorts } from '../../../src/node/ports.ts';

/** Looks at a project again and again, and answers how many milliseconds that took. */
export async function openLive(root: string, wasm: string) {
  const project = openProject(root, bundledPrices, nodePorts(wasm));
  const before = (await project.refresh()).runs.length;
  return {
    async look(turn: number, changed: readonly string[] | undefined): Promise<number> {
      const began = performance.now();
      const { runs } = await project.refresh({ changed });
      const ms = performance.now() - began;
      const values = runs.flatMap(({ status, metrics }) => (status === 'running' ? [metrics.get('live')?.value] : []));
      const expected = Array.from({ length: turn }, (_, i) => i + 1);
      if (runs.length !== before + turn || String(values.sort((a, b) => (a ?? 0) - (b ?? 0))) !== String(expected)) {
        throw new Error(`turn ${turn}: ${runs.length} runs, ${String(values)}`);
      }
      return ms;
    },
  };
}
