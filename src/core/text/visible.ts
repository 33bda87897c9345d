/**
 * Characters that nobody sees but that act: controls, what turns the direction of writing, what has no width, lone surrogates. Variation
 * selectors are none of them, for they only choose the picture of the character before.
 */
const HIDDEN = /(?![\uFE00-\uFE0F\u{E0100}-\u{E01EF}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** A text of unknown origin for one line of a screen: what is hidden in it shows as `\u{202E}`. */
export function visible(text: string): string {
  return text.replace(HIDDEN, escaped);
}

/** The same for a text of several lines, whose line feeds and tabs are meant. */
export function visibleLines(text: string): string {
  return text.replace(HIDDEN, (hidden) => (/[\t\n\r]/.test(hidden) ? hidden : escaped(hidden)));
}

function escaped(hidden: string): string {
  return `\\u{${hidden.codePointAt(0)!.toString(16).toUpperCase()}}`;
}
