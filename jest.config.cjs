/** The tests run as CommonJS: no flags needed. One MongoDB engine serves the whole run. */
module.exports = {
  testEnvironment: 'node',
  testTimeout: 60000,
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/support/start-engine.ts',
  globalTeardown: '<rootDir>/tests/support/stop-engine.ts',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data', '<rootDir>/.cache'],
  // Published as ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(openid-client|oauth4webapi|jose|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit)/)',
  ],
  // Exported for `import` alone, which the compiled tests no longer say.
  moduleNameMapper: {
    '^file-type$': '<rootDir>/node_modules/file-type/index.js',
    '^strtok3$': '<rootDir>/node_modules/strtok3/lib/index.js',
  },
  transform: {
    '^.+\\.[jt]sx?$': [
      '@swc/jest',
      {
        module: { type: 'commonjs' },
        jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: false } },
      },
    ],
  },
};
