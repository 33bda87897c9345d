/** Whether a text matches a glob of `*` (anything) and `?` (one character), the whole of it, case kept. */
export function matchesGlob(glob: string, text: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let position = 0;
  while (position < text.length) {
    if (at < glob.length && (glob[at] === '?' || glob[at] === text[position]) && glob[at] !== '*') {
      at++;
      position++;
    } else if (glob[at] === '*') {
      star = at++;
      resume = position;
    } else if (star >= 0) {
      at = star + 1;
      position = ++resume;
    } else return false;
  }
  while (glob[at] === '*') at++;
  return at === glob.length;
}
