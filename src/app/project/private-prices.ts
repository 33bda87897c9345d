import * as z from 'zod';
import { FileError } from '../../core/ports/files.ts';
import type { PrivatePrices } from '../../core/prices/book.ts';
import type { PriceEntry } from '../../core/prices/entry.ts';
import { privatePricesSchema, type PriceOverride } from '../../core/project/config.ts';
import type { Diagnostic } from '../../core/runs/diagnostic.ts';
import { canonicalJson } from '../../core/text/canonical-json.ts';
import type { Ports } from '../ports.ts';
import { parseYaml } from './yaml-document.ts';

/** A price list; larger files are something else. */
const MAX_BYTES = 4 * 1024 * 1024;
const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/** A private price file as it was found; without `prices` list prices count, and `lack` says why. */
export interface PrivateFile {
  readonly prices?: PrivatePrices;
  /** A fragment: `KNEEPOINT_PRICES is not set`. */
  readonly lack?: string;
  /** Where it lies; not told where it is not there and a variable says where: that may be a secret. */
  readonly path?: string;
  /** What is wrong with it, without a place in the configuration. */
  readonly faults: readonly Pick<Diagnostic, 'code' | 'args'>[];
}

type FilePorts = Pick<Ports, 'files' | 'sha256' | 'env'>;

/** Reads the file that `prices.private` names. What a variable holds is said nowhere: it may be a secret that was named by mistake. */
export function readPrivatePrices(
  root: string,
  said: string,
  entryOf: (stated: PriceOverride) => PriceEntry,
  ports: FilePorts,
): PrivateFile {
  const unset = [...said.matchAll(VARIABLE)].map(([, name]) => name!).find((name) => (ports.env(name) ?? '') === '');
  if (unset !== undefined) return lacking(`${unset} is not set`, 'private-prices-unset', { said, name: unset });
  const path = ports.files.resolve(
    root,
    said.replace(VARIABLE, (_, name: string) => ports.env(name)!),
  );
  const text = textOf(path, ports);
  const place = text === undefined && path !== ports.files.resolve(root, said) ? {} : { path };
  if (text === undefined) return { ...lacking(`there is no file at ${said}`, 'private-prices-missing', { said }), ...place };
  if (typeof text === 'object') return { ...lacking(`${said} cannot be read`, 'private-prices-unreadable', { said, ...text }), ...place };
  return { ...pricesIn(text, said, entryOf, ports), ...place };
}

function lacking(lack: string, code: string, args: NonNullable<Diagnostic['args']>): PrivateFile {
  return { lack, faults: [{ code, args }] };
}

function textOf(path: string, { files }: FilePorts): string | undefined | { why: string } {
  const bytes = files.stat(path)?.bytes ?? 0;
  if (bytes > MAX_BYTES) return { why: `it has more than ${MAX_BYTES / 1024 / 1024} MiB` };
  try {
    return files.readText(path);
  } catch (error) {
    if (error instanceof FileError) return { why: error.code.replaceAll('-', ' ') };
    throw error;
  }
}

function pricesIn(text: string, said: string, entryOf: (stated: PriceOverride) => PriceEntry, { sha256 }: FilePorts): PrivateFile {
  const { list, diagnostics } = parsed(text, said);
  const faults = diagnostics.map(({ code, place = '1:1', args }) =>
    code === 'unknown-key'
      ? { code: 'private-prices-unknown-key', args: { said, at: place, key: args?.['key'] ?? '' } }
      : { code: 'private-prices-broken', args: { said, at: place, message: args?.['message'] ?? code } },
  );
  if (list === undefined) return { lack: `${said} cannot be understood`, faults };
  const entries = new Map(list.map((stated) => [entryOf(stated), `sha256:${sha256(canonicalJson(pricing(stated)))}`]));
  return { prices: { digest: `sha256:${sha256(text)}`, entries }, faults };
}

function parsed(text: string, file: string): { list: readonly PriceOverride[] | undefined; diagnostics: readonly Diagnostic[] } {
  if (Array.isArray(parseYaml(text, file, z.unknown()).value)) {
    const { value, diagnostics } = parseYaml(text, file, privatePricesSchema.list);
    return { list: value, diagnostics };
  }
  const { value, diagnostics } = parseYaml(text, file, privatePricesSchema.named);
  return { list: value?.overrides, diagnostics };
}

/** Whom a price is from changes nothing that was decided on it. */
function pricing({ owner: _, source: __, ...stated }: PriceOverride): object {
  return stated;
}
