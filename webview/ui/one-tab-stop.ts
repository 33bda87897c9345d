/** A row of buttons that Tab enters once; arrows go on inside of it. Answers how to say at which button Tab enters. */
export function keepOneTabStop(bar: HTMLElement): (stop: HTMLElement) => void {
  const buttons = () => [...bar.querySelectorAll('button')];
  const stopAt = (stop: HTMLElement | undefined) => {
    for (const one of buttons()) one.tabIndex = one === stop ? 0 : -1;
  };
  stopAt(buttons()[0]);
  bar.addEventListener('focusin', ({ target }) => target instanceof HTMLElement && stopAt(target));
  bar.addEventListener('keydown', (event) => {
    const all = buttons();
    const now = all.findIndex((one) => one === document.activeElement);
    const to = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined || now < 0) return;
    event.preventDefault();
    all[(to + all.length) % all.length]?.focus();
  });
  return stopAt;
}
