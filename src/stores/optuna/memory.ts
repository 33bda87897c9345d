import { printMemory } from '../print-memory.ts';

export const { memoryOf, remembered } = printMemory(1, Number);
