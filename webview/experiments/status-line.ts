import { formatCount } from '../../src/core/format/number.ts';
import { visible } from '../../src/core/text/visible.ts';
import { button, element } from '../ui/element.ts';

export interface StatusFacts {
  readonly shown: number;
  readonly all: number;
  readonly hidden: number;
  readonly selected: number;
  /** Columns that are left out because they are the same in all rows. */
  readonly same: number;
  readonly rest: string;
  /** Runs whose hardware nobody knows. */
  readonly unpriced: number;
  readonly readAt: number;
  /** What is wrong with the filter, while it is not being written. */
  readonly filter: string;
  readonly problems: readonly string[];
}

export interface StatusLine {
  readonly place: HTMLElement;
  show(facts: StatusFacts): void;
}

/** How many rows pass is told to those who do not see them; what is selected they hear from the rows. */
export function createStatusLine(mend: () => void): StatusLine {
  const shownPart = element('span', { role: 'status' });
  const restPart = element('span', {});
  const mendPart = button('set hardware', mend, { class: 'link' });
  const unpricedPart = element('span', {}, '', mendPart, ')');
  const readPart = element('span', {});
  const place = element('footer', {}, shownPart, restPart, unpricedPart, readPart);
  return {
    place,
    show({ shown, all, hidden, selected, same, rest, unpriced, readAt, filter, problems }) {
      const passing = shown === all ? '' : `${formatCount(shown)} of ${formatCount(all)} shown`;
      if (shownPart.textContent !== passing) shownPart.textContent = passing;
      const parts = [
        filter === '' ? '' : `the filter has a mistake: ${visible(filter)}`,
        selected === 0 ? '' : `${formatCount(selected)} selected`,
        hidden === 0 ? '' : `${formatCount(hidden)} hidden`,
        same === 0 ? '' : `${formatCount(same)} ${same === 1 ? 'column is' : 'columns are'} the same in all rows`,
        rest,
        ...problems.map(visible),
      ].filter((text) => text !== '');
      restPart.textContent = `${passing === '' ? '' : ' · '}${parts.join(' · ')}`;
      unpricedPart.hidden = unpriced === 0;
      unpricedPart.firstChild!.textContent = ` · ${formatCount(unpriced)} without known hardware (`;
      readPart.textContent = ` · updated ${new Date(readAt).toLocaleTimeString('en-GB')}`;
      place.title = [passing, ...parts].filter((text) => text !== '').join(' · ');
    },
  };
}
