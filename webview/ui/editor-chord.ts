/** The second key of a chord such as Ctrl+Alt+K S is the editor's: no field takes it for a letter, and no list for the begin of a name. */
const ofEditor = new WeakSet<Event>();

const MODIFIERS = new Set(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph']);

export function isOfEditor(event: KeyboardEvent): boolean {
  return ofEditor.has(event);
}

/** Listens before everybody else. */
export function leaveChordsToEditor(): void {
  let isBegun = false;
  addEventListener(
    'keydown',
    (event) => {
      if (MODIFIERS.has(event.key)) return;
      if (isBegun) {
        ofEditor.add(event);
        event.preventDefault();
      }
      isBegun = !isBegun && event.altKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyK';
    },
    { capture: true },
  );
}
