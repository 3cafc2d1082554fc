/** The tests run as CommonJS: no flags needed. One MongoDB engine serves the whole run. */
module.exports = {
  testEnvironment: 'node',
  testTimeout: 60000,
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  globalSetup: '<rootDir>/tests/support/start-engine.ts',
  globalTeardown: '<rootDir>/tests/support/stop-engine.ts',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/data', '<rootDir>/.cache'],
  // Published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(openid-client|oauth4webapi|jose)/)'],
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
