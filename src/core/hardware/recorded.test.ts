import { expect, test } from 'vitest';
import { priceBook } from '../prices/book.ts';
import { bundledPrices } from '../prices/table/table.ts';
import type { Machine } from '../runs/run.ts';
import { acceleratorName } from './accelerator-names.ts';
import { machineFinder } from './recorded.ts';

const find = machineFinder(priceBook(bundledPrices, [], {}, () => 'digest'));
const machine = (said: Partial<Machine>): Machine => ({ source: 'files/wandb-metadata.json', ...said });

test.each([
  ['NVIDIA A100-SXM4-80GB', 'A100-80GB'],
  ['NVIDIA A100-PCIE-40GB', 'A100-40GB'],
  ['A100', 'A100-40GB'],
  ['NVIDIA H100 80GB HBM3', 'H100-SXM'],
  ['NVIDIA H100 PCIe', 'H100-PCIe'],
  ['Tesla T4', 'T4'],
  ['Tesla V100-SXM2-32GB', 'V100-32GB'],
  ['Tesla V100-SXM2-16GB', 'V100'],
  ['NVIDIA A10G', 'A10G'],
  ['NVIDIA L40S', 'L40S'],
  ['NVIDIA GeForce RTX 4090', 'RTX-4090'],
  ['NVIDIA RTX 6000 Ada Generation', 'RTX-6000-Ada'],
  ['NVIDIA RTX A6000', 'RTX-A6000'],
  ['NVIDIA GeForce RTX 4090 Laptop GPU', undefined],
  ['NVIDIA L40', undefined],
  ['NVIDIA H20', undefined],
  ['Apple M2', undefined],
  ['', undefined],
])('the driver’s %s is the book’s %s', (recorded, name) => {
  expect(acceleratorName(recorded)).toBe(name);
});

test('a named instance type is priced as itself, in its region', () => {
  expect(find(machine({ provider: 'aws', instanceType: 'g6.xlarge', accelerator: 'NVIDIA L4', accelerators: 1 }))).toMatchObject({
    sku: 'aws:g6.xlarge',
    count: 1,
    basis: 'derived',
  });
});

test('an accelerator is priced by the middle of its offers, and says so', () => {
  const found = find(machine({ accelerator: 'NVIDIA A100-SXM4-80GB', accelerators: 1 }));
  expect(found).toMatchObject({
    basis: 'assumed',
    source: expect.stringMatching(/^1 × NVIDIA A100-SXM4-80GB in files.*the middle of \d+ offers$/),
  });
});

test('offers of the provider that was recorded come first', () => {
  expect(find(machine({ accelerator: 'NVIDIA L4', accelerators: 1, provider: 'aws' }))).toMatchObject({
    sku: expect.stringMatching(/^aws:g6\./),
  });
});

test('an instance is paid whole where the run saw fewer devices than it has', () => {
  expect(find(machine({ accelerator: 'NVIDIA H200', accelerators: 1, provider: 'aws' }))).toMatchObject({
    sku: 'aws:p5en.48xlarge',
    count: 1,
  });
  expect(find(machine({ accelerator: 'NVIDIA H200', accelerators: 16, provider: 'aws' }))).toMatchObject({ count: 2 });
});

test('a machine without accelerator is priced by its processors', () => {
  expect(find(machine({ cpus: 8, provider: 'gcp' }))).toMatchObject({ sku: expect.stringMatching(/^gcp:.*-8$/), count: 1 });
  expect(find(machine({ cpus: 3, accelerators: 0, provider: 'aws' }))).toMatchObject({ sku: expect.stringMatching(/xlarge$/), count: 1 });
});

test('an accelerator without a price is not priced as a plain processor', () => {
  expect(find(machine({ accelerator: 'Apple M2', accelerators: 1, cpus: 8 }))).toEqual({ unknown: 'no-price-for-sku', about: 'Apple M2' });
});

test('a machine that says nothing is not known', () => {
  expect(find(machine({}))).toBeUndefined();
});

test('accelerators that were counted but not named are not left out of the price', () => {
  expect(find(machine({ accelerators: 3, cpus: 8 }))).toBeUndefined();
});
