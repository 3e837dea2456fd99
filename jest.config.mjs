const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
]
const base = { rootDir: import.meta.dirname, testEnvironment: 'node', transform: { '^.+\\.tsx?$': swc } }
const built = { globalSetup: '<rootDir>/tests/built.mjs' }
const suite = (name, testMatch, more = {}) => ({ ...base, displayName: name, testMatch, ...more })

export default {
  projects: [
    suite('unit', [
      '<rootDir>/{cloudfunctions,local,scripts,bench}/**/*.test.ts',
      '<rootDir>/src/**/*.test.ts',
    ]),
    suite('law', ['<rootDir>/tests/law/**/*.test.ts'], built),
    suite('conformance', ['<rootDir>/tests/conformance/**/*.test.ts'], built),
    suite('flows', ['<rootDir>/tests/flows/**/*.test.ts'], built),
    suite('pages', ['<rootDir>/tests/pages/**/*.test.ts'], built),
  ],
  testSequencer: `${import.meta.dirname}/tests/longest-first.mjs`,
  testTimeout: 300_000,
}
