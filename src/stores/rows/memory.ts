import { type PrintMemory, printMemory } from '../print-memory.ts';

/** Its state also says how the file was to be read. */
export type Memory = PrintMemory<string>;

export const { memoryOf, remembered } = printMemory(2, String);
