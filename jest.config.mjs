const swc = [
  '@swc/jest',
  {
    jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } },
    module: { type: 'commonjs' },
  },
]
const base = { rootDir: import.meta.dirname, testEnvironment: 'node', transform: { '^.+\\.tsx?$': swc } }
const suite = (name, testMatch, more = {}) => ({ ...base, displayName: name, testMatch, ...more })

export default {
  projects: [
    suite('unit', ['<rootDir>/{cloudfunctions,local,scripts,bench}/**/*.test.ts', '<rootDir>/src/**/*.test.ts']),
    suite('law', ['<rootDir>/tests/law/**/*.test.ts']),
    suite('conformance', ['<rootDir>/tests/conformance/**/*.test.ts']),
    suite('flows', ['<rootDir>/tests/flows/**/*.test.ts']),
    suite('pages', ['<rootDir>/tests/pages/**/*.test.ts']),
  ],
  testTimeout: 120_000,
}
