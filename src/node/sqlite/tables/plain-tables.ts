import type { PageImage } from '../page-image.ts';
import { type Pages, pagesOf } from './pages.ts';
import { readSchema, type Schema } from './schema.ts';
import { type TextMemory, textMemory } from './texts.ts';

/** A database that is understood without the engine, all of its tables being plain ones. */
export interface PlainTables {
  readonly pages: Pages;
  readonly schema: Schema;
  readonly memory: TextMemory;
}

export function plainTables(image: PageImage): PlainTables | undefined {
  const pages = pagesOf(image);
  const memory = textMemory();
  const schema = pages && readSchema(pages, memory);
  return pages && schema && { pages, schema, memory };
}
