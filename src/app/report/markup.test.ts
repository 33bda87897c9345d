import { describe, expect, it } from 'vitest';
import { escapeHtml, html, jsonForScript, ownText } from './markup.ts';

describe('markup', () => {
  it('escapes text wherever it is put, and lets markup through', () => {
    const name = `<img src=x onerror="alert('1')">\``;
    expect(html`<p title="${name}">${name}${html`<b>${1}</b>`}${undefined}${['<', html`<i></i>`]}</p>`.markup).toBe(
      `<p title="${escapeHtml(name)}">${escapeHtml(name)}<b>1</b>&#60;<i></i></p>`,
    );
    expect(escapeHtml(name)).not.toMatch(/[<>"'`]/);
  });

  it('gives JSON that cannot leave its script element, and means the same', () => {
    const value = { '</script><script>alert(1)</script>': ['<!--', ']]>', '\u2028\u2029', '&lt;'] };
    const { markup } = jsonForScript(value);
    expect(markup).not.toMatch(/[<>&\u2028\u2029]/);
    expect(JSON.parse(markup)).toEqual(value);
  });

  it('refuses own text that would end its element', () => {
    expect(() => ownText('a</SCRIPT >', 'script')).toThrow(RangeError);
    expect(ownText('a < b', 'script').markup).toBe('a < b');
  });
});
