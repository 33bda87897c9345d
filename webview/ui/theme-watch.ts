/** Calls back when the page's colours have changed: the reader's system turned dark, or the editor got another theme. */
export function watchTheme(changed: () => void): void {
  let asked = false;
  const later = () => {
    if (asked) return;
    asked = true;
    // An editor sets many variables one after another.
    requestAnimationFrame(() => {
      asked = false;
      changed();
    });
  };
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)']) matchMedia(query).addEventListener('change', later);
  const observer = new MutationObserver(later);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
}
