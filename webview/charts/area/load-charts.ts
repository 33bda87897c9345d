import { element } from '../../ui/element.ts';
import type { ChartsLibrary } from '../chart.ts';
import { t } from '../../ui/l10n.ts';

/** The policy lets in what has the nonce of the page's own script, which is known while it runs; there may be others before it. */
const nonce = document.currentScript?.nonce ?? '';

let loading: Promise<ChartsLibrary> | undefined;

/** Brings in the second script of the page, once; after a failure it is tried again. */
export function loadCharts(): Promise<ChartsLibrary> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

function load(): Promise<ChartsLibrary> {
  return new Promise((resolve, reject) => {
    const script = element('script', { src: document.body.dataset['charts'] ?? '' });
    script.nonce = nonce;
    script.addEventListener('load', () => {
      const library = window.kneepointCharts;
      if (library === undefined) reject(new Error(t('the script of the charts did not run')));
      else resolve(library);
    });
    script.addEventListener('error', () => reject(new Error(t('the script of the charts could not be loaded'))));
    document.head.append(script);
  });
}
