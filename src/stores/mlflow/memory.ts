import { type PrintMemory, printMemory } from '../print-memory.ts';

export type Memory = PrintMemory<number>;

export const { memoryOf, remembered } = printMemory(1, Number);
