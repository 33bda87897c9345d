import type { QueryError } from '../../src/core/query/error.ts';
import { element } from '../ui/element.ts';

/** The text of a field once more behind it, unseen but for the line under what is wrong. */
export function createMirror(field: HTMLInputElement): {
  readonly place: HTMLElement;
  show(text: string, error: Pick<QueryError, 'at' | 'length'> | undefined): void;
} {
  const place = element('div', { class: 'filter-mirror', 'aria-hidden': 'true' });
  const follow = () => {
    place.scrollLeft = field.scrollLeft;
  };
  field.addEventListener('scroll', follow);
  return {
    place,
    show(text, error) {
      if (error === undefined) return place.replaceChildren();
      const until = error.at + Math.max(error.length, 1);
      // A space at the end, so that there is a place to mark behind the text.
      const padded = `${text} `;
      place.replaceChildren(
        padded.slice(0, error.at),
        element('span', { class: 'squiggle' }, padded.slice(error.at, until)),
        padded.slice(until),
      );
      follow();
    },
  };
}
