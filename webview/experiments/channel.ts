import { AskingEnd } from '../../src/protocol/asking-end.ts';
import type { Listeners } from '../../src/protocol/contract.ts';
import type { Port } from '../../src/protocol/envelope.ts';
import { panelContract, type PanelContract, type PanelState } from '../../src/protocol/panel.ts';

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: PanelState): void;
  getState(): unknown;
}
declare function acquireVsCodeApi(): VsCodeApi;

export interface PanelHost {
  readonly ask: AskingEnd<PanelContract>['ask'];
  readonly remember: (state: PanelState) => void;
  readonly remembered: unknown;
}

/** The way to the extension host. */
export function connect(listeners: Listeners<PanelContract>): PanelHost {
  const api = acquireVsCodeApi();
  const port: Port = {
    post: (message) => api.postMessage(message),
    listen: (receive) => addEventListener('message', (event) => receive(event.data)),
  };
  const end = new AskingEnd(panelContract, port, listeners, (what, error) => console.warn(`kneepoint: dropped ${what}: ${error.message}`));
  return { ask: (type, value) => end.ask(type, value), remember: (state) => api.setState(state), remembered: api.getState() };
}
