import type { PanelHost } from './channel.ts';
import type { Layout } from './layout.ts';

const QUIET_MS = 300;

/** Keeps the layout for a reload, once a person stops changing it, and at the latest when the page goes. */
export function createRemember(host: PanelHost, folder: string, layout: () => Layout): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    host.remember({ folder, layout: layout() });
  };
  addEventListener('pagehide', now);
  document.addEventListener('visibilitychange', now);
  return () => {
    timer ??= setTimeout(now, QUIET_MS);
  };
}
