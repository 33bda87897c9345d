// The experiments panel's page.
import '../../src/protocol/no-eval.ts';
import { panelStateSchema } from '../../src/protocol/panel.ts';
import { connect } from './channel.ts';
import { leaveChordsToEditor } from '../ui/editor-chord.ts';
import { createPanel } from './panel.ts';
import './panel.css';
import '../charts/charts.css';
import { t } from '../ui/l10n.ts';
import '../charts/legend.css';
import '../charts/parallel/parallel.css';

leaveChordsToEditor();

const root = document.getElementById('panel');
const folder = document.body.dataset['folder'] ?? '';
if (root !== null) {
  const host = connect({
    changed: () => void refresh(),
    annotated: () => void panel.refreshWritten(),
    selectWanted: () => panel.select(),
    addToChart: ({ runs }) => panel.addToChart(runs),
  });
  const saved = panelStateSchema.safeParse(host.remembered);
  const panel = createPanel(root, host, saved.success ? saved.data.layout : undefined, folder);
  const refresh = () =>
    panel.refresh().then(
      () => root.querySelector('.failed')?.remove(),
      (error: unknown) => say(root, error),
    );
  // What nobody waits for fails here.
  addEventListener('unhandledrejection', ({ reason }) => panel.failed(reason));
  host.remember({ folder, layout: saved.success ? saved.data.layout : undefined });
  void refresh();
}

/** Above what is shown, which stays. */
function say(place: HTMLElement, error: unknown): void {
  const known = place.querySelector('.failed');
  const text = known ?? document.createElement('p');
  text.className = 'say failed';
  text.setAttribute('role', 'alert');
  text.textContent = t(
    'The runs could not be read: {0}. Kneepoint’s log says more.',
    error instanceof Error ? error.message : String(error),
  );
  if (known === null) place.prepend(text);
}
