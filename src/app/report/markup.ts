/** HTML that is safe to put into a page as it stands. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | undefined | readonly Part[];

/**
 * HTML from a template. What is put in is text and escaped, unless it is markup itself: names come from run stores
 * that anybody may have written.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: strings.map((text, at) => text + (at < parts.length ? rendered(parts[at]) : '')).join('') };
}

/** Text for an element's content or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** JSON that cannot end the script element it stands in, nor start a comment in it. */
export function jsonForScript(value: unknown): Markup {
  return {
    markup: JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`),
  };
}

/** Our own scripts and styles. @throws RangeError when the text would end the element that it stands in. */
export function ownText(text: string, element: 'script' | 'style'): Markup {
  if (text.toLowerCase().includes(`</${element}`)) throw new RangeError(`a ${element} holds its own end tag`);
  return { markup: text };
}

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(rendered).join('');
}
