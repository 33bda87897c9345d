import type { PriceBook } from '../../core/prices/book.ts';
import type { ProjectConfig } from '../../core/project/config.ts';

/** A configuration that could be read, for looking whether what it says can mean anything. */
export interface ConfigAtHand {
  readonly config: ProjectConfig;
  readonly book: PriceBook;
  /** ISO date of replacement and forward costs. */
  readonly pricesAt: string;
  /** `line:column` of a path, or of the deepest part of it that exists. */
  readonly placeAt: (path: readonly (string | number)[]) => string;
  readonly file: string;
}
