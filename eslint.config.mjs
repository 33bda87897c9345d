import tseslint from 'typescript-eslint';

/** Areas and what they may import of each other; `check:imports` keeps the same table over the bundle's graph. */
const banned = {
  'src/core': ['charts', 'stores', 'storage', 'app', 'node', 'cli', 'editor', 'protocol', 'webview'],
  'src/charts': ['stores', 'storage', 'app', 'node', 'cli', 'editor', 'protocol', 'webview'],
  'src/protocol': ['charts', 'stores', 'storage', 'app', 'node', 'cli', 'editor', 'webview'],
  'src/stores': ['charts', 'storage', 'app', 'node', 'cli', 'editor', 'protocol', 'webview'],
  'src/storage': ['charts', 'stores', 'app', 'node', 'cli', 'editor', 'protocol', 'webview'],
  'src/app': ['node', 'cli', 'editor', 'protocol', 'webview'],
  'src/node': ['charts', 'stores', 'storage', 'app', 'cli', 'editor', 'protocol', 'webview'],
  'src/cli': ['stores', 'storage', 'editor', 'protocol', 'webview'],
  'src/editor': ['stores', 'storage', 'cli', 'webview'],
};

export default tseslint.config(
  { ignores: ['dist/**', '.tsbuild/**', 'node_modules/**', '.vscode-test/**', 'examples/**', 'test-results/**', '.bench/**'] },
  {
    files: ['src/**/*.ts', 'webview/**/*.ts'],
    ignores: ['**/*.test.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { project: ['src/*/tsconfig.json', 'webview/tsconfig.json'], tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      complexity: ['error', 10],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "ImportDeclaration[source.value='zod'] > ImportSpecifier",
          message: "import * as z from 'zod': a named import keeps all of zod in the bundle",
        },
      ],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['pow', 'exp', 'log', 'log2', 'log10', 'log1p', 'expm1', 'random', 'sin', 'cos', 'tan'].map((property) => ({
          object: 'Math',
          property,
          message: 'differs between engines or is not seeded; see core/numbers',
        })),
        { object: 'Date', property: 'now', message: 'core sees no clock' },
      ],
      'no-restricted-syntax': ['error', { selector: "BinaryExpression[operator='**']", message: 'differs between engines' }],
    },
  },
  ...Object.entries(banned).map(([area, others]) => ({
    files: [`${area}/**/*.ts`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `^(\\.\\./)+(${others.join('|')})/`, message: `${area} may not import this area; see ARCHITECTURE.md` }] },
      ],
    },
  })),
);
