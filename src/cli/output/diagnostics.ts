import type { Diagnostic } from '../../core/runs/diagnostic.ts';

const MOST = 10;

/** One line per diagnostic, the most telling first; a flood is cut and counted. */
export function diagnosticLines(diagnostics: readonly Diagnostic[]): readonly string[] {
  const rank = { error: 0, warning: 1, info: 2 };
  const sorted = [...diagnostics].sort((a, b) => rank[a.severity] - rank[b.severity]).filter((item) => item.severity !== 'info');
  const lines = sorted.slice(0, MOST).map(diagnosticText);
  return sorted.length > MOST ? [...lines, `… ${sorted.length - MOST} more; --format json lists all`] : lines;
}

export function diagnosticText({ severity, code, file, place, args }: Diagnostic): string {
  const at = place === undefined ? file : `${file}:${place}`;
  return `kneepoint: ${severity}: ${at}: ${sentence(code, args ?? {})}`;
}

function sentence(code: string, args: Readonly<Record<string, string | number>>): string {
  switch (code) {
    case 'unknown-key':
      return `unknown key "${args['key']}" is ignored`;
    case 'yaml':
      return String(args['message']);
    case 'search-cut-by-count':
      return `the search for stores stopped after ${args['limit']} entries; name the store under "stores:" in kneepoint.yaml`;
    case 'search-cut-by-depth':
      return `${args['folders']} folders below depth ${args['limit']} were not searched; name the store under "stores:" in kneepoint.yaml`;
    default: {
      const details = Object.entries(args).map(([key, value]) => `${key} ${value}`);
      return [code.replaceAll('-', ' '), ...details].join(', ');
    }
  }
}
