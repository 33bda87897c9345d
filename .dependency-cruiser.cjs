/** The import table of ARCHITECTURE.md over the whole graph, and no circles. */
const only = (area, allowed, libraries) => ({
  name: `${area.replace('/', '-')}-imports`,
  severity: 'error',
  from: { path: `^${area}/`, pathNot: '\\.test\\.ts$' },
  to: { pathNot: [`^${area}/`, ...allowed.map((one) => `^${one}/`), ...libraries.map((one) => `^node_modules/${one}/`)] },
});

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('src/core', [], ['zod']),
    only('src/charts', ['src/core'], []),
    only('src/protocol', ['src/core'], ['zod']),
    only('src/stores', ['src/core'], ['yaml', 'papaparse', 'sql\\.js']),
    only('src/storage', ['src/core'], ['zod']),
    only('src/app', ['src/core', 'src/charts', 'src/stores', 'src/storage'], ['yaml', 'zod']),
    { ...only('src/node', ['src/core'], ['sql\\.js', '@types/sql\\.js']), to: { ...only('src/node', ['src/core'], ['sql\\.js', '@types/sql\\.js']).to, dependencyTypesNot: ['core'] } },
    { ...only('src/cli', ['src/app', 'src/charts', 'src/node', 'src/core'], ['commander', 'picocolors', 'vega', 'vega-lite']), to: { ...only('src/cli', ['src/app', 'src/charts', 'src/node', 'src/core'], ['commander', 'picocolors', 'vega', 'vega-lite']).to, dependencyTypesNot: ['core'] } },
    { name: 'only-editor-imports-vscode', severity: 'error', from: { pathNot: '^(src/editor|test)/' }, to: { path: '^(vscode|node_modules/@types/vscode)' } },
    { name: 'editor-imports', severity: 'error', from: { path: '^src/editor/' }, to: { path: '^(src/(stores|storage|cli)|webview)/' } },
    { name: 'only-editor-node-reaches-node', severity: 'error', from: { path: '^src/editor/', pathNot: '^src/editor/node/' }, to: { path: '^src/node/' } },
    only('webview', ['src/protocol', 'src/charts', 'src/core'], ['zod', 'vega', 'vega-lite', 'vega-embed', 'vega-interpreter', 'lit', 'lit-html', '@vscode/webview-ui-toolkit']),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'], exportsFields: ['exports'], mainFields: ['module', 'main', 'types'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
