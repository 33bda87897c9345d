import type { Diagnostic } from '../runs/diagnostic.ts';

/** What a diagnostic says, without its place: a fragment with the remedy where there is one. */
export function diagnosticSentence({ code, args = {} }: Pick<Diagnostic, 'code' | 'args'>): string {
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
