/** A tooltip that shows lines of text, and never markup: what it says comes from run stores. */
export interface Tooltip {
  show(lines: readonly string[], x: number, y: number): void;
  hide(): void;
}

const GAP = 14;

export function createTooltip(): Tooltip {
  const box = document.createElement('div');
  box.className = 'tip';
  box.hidden = true;
  // The tables say the same to a screen reader.
  box.setAttribute('aria-hidden', 'true');
  document.body.append(box);
  return {
    show(lines, x, y) {
      box.replaceChildren(...lines.map(lineOf));
      box.hidden = false;
      const { width, height } = box.getBoundingClientRect();
      box.style.left = `${Math.max(0, x + GAP + width > innerWidth ? x - GAP - width : x + GAP)}px`;
      box.style.top = `${Math.max(0, y + GAP + height > innerHeight ? y - GAP - height : y + GAP)}px`;
    },
    hide() {
      box.hidden = true;
    },
  };
}

function lineOf(text: string): HTMLElement {
  const line = document.createElement('div');
  line.textContent = text;
  return line;
}
