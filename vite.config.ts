import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** The pages. The two static kinds (landing, legal notes) are written afterwards by client/prerender.ts. */
export default defineConfig({
  root: 'client',
  publicDir: 'public',
  plugins: [react()],
  css: {
    preprocessorOptions: {
      // Bootstrap Italia still uses @import and the older colour functions: its warnings are not ours to mend.
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
      },
    },
  },
  build: {
    outDir: fileURLToPath(new URL('dist/client', import.meta.url)),
    emptyOutDir: true,
    sourcemap: false,
    // Read and removed by client/prerender.ts.
    manifest: true,
    // Nothing becomes a data: address, which the Content-Security-Policy would refuse.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      // How long each plugin took is of no use to whoever starts the service.
      checks: { pluginTimings: false },
      input: {
        app: fileURLToPath(new URL('client/app.html', import.meta.url)),
        'service-worker': fileURLToPath(
          new URL('client/offline/service-worker.ts', import.meta.url),
        ),
      },
      output: {
        // A service worker answers for the folder in which it lies, under a name that stays.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          // A group takes along what its files import: what all pages share must be claimed first.
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router)[\\/]/,
              priority: 30,
            },
            { name: 'i18n', test: /node_modules[\\/](i18next|react-i18next)[\\/]/, priority: 20 },
            { name: 'survey-core', test: /node_modules[\\/]survey-core[\\/]/, priority: 10 },
            { name: 'survey-react-ui', test: /node_modules[\\/]survey-react-ui[\\/]/ },
            { name: 'chart', test: /node_modules[\\/](chart\.js|@kurkle)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});
