import reactHooks from 'eslint-plugin-react-hooks'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'

const configFiles = ['eslint.config.js', 'vite.config.ts', 'vitest.config.ts', 'playwright.config.ts']

/** What a zone may not import; tests/unit/architecture.test.ts holds the whole table, this says so while one types. */
function zone(files, forbidden) {
  const patterns = forbidden.map(([group, message]) => ({ group, message }))
  return { files, rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

const fromOutside = (rooms) => rooms.map((room) => `**/${room}/**`)
const nodeBuiltins = [['node:*', 'electron', 'better-sqlite3'], 'Runs in a window too: no Node, no Electron.']
const tests = [fromOutside(['tests']), 'Nothing imports tests.']

export default defineConfig(
  globalIgnores(['node_modules', 'dist', '.cache', 'test-results', 'tests/fixtures', 'tests/bench/*/node_modules']),
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['shared', 'main', 'renderer', 'tests'].map((part) => `./${part}/tsconfig.json`),
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'No default exports: one noun, one spelling, everywhere.' },
        { selector: 'ExportAllDeclaration', message: 'No barrel files: import from the file that declares it.' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off', // both have their place: unions and inferred schemas are types
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignorePrimitives: { string: true, boolean: true } }],
      // `[...text]` walks code points, which is what is wanted of it.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      'no-control-regex': 'error',
      // With noPropertyAccessFromIndexSignature off, both spellings of an index access mean the same.
      '@typescript-eslint/dot-notation': 'off',
    },
  },
  {
    files: ['renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    // Takes every use of `props` for a use of a ref once one of them is called `ref`.
    rules: { 'react-hooks/refs': 'off' },
  },
  { files: ['main/{cli,app}/**/*.ts', 'tests/{bench,support}/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': 'off', // a describe is a list of tests, not a function to follow
      '@typescript-eslint/no-non-null-assertion': 'off', // a missing value fails the test, which is what is wanted
    },
  },
  { files: configFiles, rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-unused-vars': 'error',
    },
  },
  zone(['shared/**/*.ts'], [[fromOutside(['main', 'renderer']), 'shared imports no other room.'], nodeBuiltins, tests]),
  zone(
    ['main/host/**/*.ts'],
    [
      [
        [...fromOutside(['store', 'export', 'app', 'cli', 'renderer']), 'electron', 'better-sqlite3'],
        'The host knows its ports, not who fills them.',
      ],
      tests,
    ],
  ),
  zone(
    ['main/{store,export}/**/*.ts'],
    [[[...fromOutside(['app', 'cli', 'renderer']), 'electron'], 'Only shared and main/host/ports.'], tests],
  ),
  zone(
    ['main/{cli,preload}/**/*.ts', 'main/app/**/*.ts'],
    [[fromOutside(['renderer']), 'The two sides meet in shared/contract.'], tests],
  ),
  zone(
    ['renderer/**/*.{ts,tsx}'],
    [[fromOutside(['main']), 'The two sides meet in shared/contract.'], nodeBuiltins, tests],
  ),
)
