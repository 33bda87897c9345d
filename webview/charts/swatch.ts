const SVG = 'http://www.w3.org/2000/svg';

/** A piece of the line that a curve is drawn with. */
export function lineSwatch(colour: string, dash: readonly number[]): SVGElement {
  return swatch('M0 4H24', (path) => {
    path.setAttribute('stroke-dasharray', dash.join(' '));
    path.style.setProperty('stroke', colour);
  });
}

export function squareSwatch(colour: string): SVGElement {
  const made = swatch('M0 0H8V8H0Z', (path) => path.style.setProperty('fill', colour));
  made.setAttribute('viewBox', '0 0 8 8');
  made.classList.add('square');
  return made;
}

function swatch(d: string, look: (path: SVGPathElement) => void): SVGElement {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('class', 'swatch');
  made.setAttribute('viewBox', '0 0 24 8');
  made.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', d);
  look(path);
  made.append(path);
  return made;
}
