import * as z from 'zod';

/** A sentence that people read, in the language of the editor where somebody translated it; `{0}` stands for the first of the values. */
export function t(message: string, ...values: readonly (string | number)[]): string {
  return (translated().get(message) ?? message).replace(/\{(\d+)\}/g, (hole, at) => String(values[Number(at)] ?? hole));
}

const bundleSchema = z.record(z.string(), z.string());
let known: ReadonlyMap<string, string> | undefined;

/** The page has it with it, so that nothing is shown in two languages one after the other. */
function translated(): ReadonlyMap<string, string> {
  known ??= bundleOf(typeof document === 'undefined' ? undefined : document.body.dataset['l10n']);
  return known;
}

function bundleOf(text: string | undefined): ReadonlyMap<string, string> {
  if (text === undefined) return new Map();
  const bundle = bundleSchema.safeParse(JSON.parse(text));
  return bundle.success ? new Map(Object.entries(bundle.data)) : new Map();
}
