import { describe, expect, it } from '@jest/globals';
import { type BuiltFile, offlineFiles } from '../../../client/offline/offline-files.ts';

const manifest: Record<string, BuiltFile> = {
  'app.html': {
    file: 'assets/app.js',
    css: ['assets/app.css'],
    assets: ['assets/font.woff2'],
    imports: ['_shared.js'],
    dynamicImports: ['audit/audit-page.tsx', 'survey/survey-page.tsx', 'text/it.json'],
  },
  '_shared.js': { file: 'assets/shared.js', imports: ['app.html'] },
  'audit/audit-page.tsx': {
    file: 'assets/audit-page.js',
    imports: ['_shared.js'],
    dynamicImports: ['../questionnaires/model/v1/acatech.json', '_chart.js'],
  },
  '../questionnaires/model/v1/acatech.json': { file: 'assets/acatech.js' },
  '_chart.js': { file: 'assets/chart.js' },
  'survey/survey-page.tsx': { file: 'assets/survey-page.js' },
  'text/it.json': { file: 'assets/it.js' },
};

describe('what a service worker keeps', () => {
  it('is what an audit and its texts need, each file once, and no other page', () => {
    expect(offlineFiles(manifest)).toEqual([
      '/assets/acatech.js',
      '/assets/app.css',
      '/assets/app.js',
      '/assets/audit-page.js',
      '/assets/font.woff2',
      '/assets/it.js',
      '/assets/shared.js',
      '/pictures/meridiana-icon.svg',
    ]);
  });

  it('is not made from a build that lacks a part', () => {
    const { '_shared.js': _, ...rest } = manifest;
    expect(() => offlineFiles(rest)).toThrow('The build has no _shared.js');
  });
});
