/** What a webview of ours may load: our own script and styles, pictures from the bundle or drawn in place, nothing else. */
export function editorPolicy({ nonce, cspSource }: { readonly nonce: string; readonly cspSource: string }): string {
  return `default-src 'none'; img-src ${cspSource} data: blob:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
}
