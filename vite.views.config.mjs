import { defineConfig } from 'vite';

/** The pages, for the server: Node cannot import react-dsfr, so it is bundled; react stays outside. */
export default defineConfig({
  logLevel: 'warn',
  publicDir: false,
  build: {
    ssr: 'apps/web/src/views/index.tsx',
    outDir: 'dist/views',
    emptyOutDir: false,
    minify: false,
    sourcemap: true,
    target: 'node20',
    rollupOptions: {
      onwarn: (warning, show) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || show(warning),
      output: { entryFileNames: 'index.js' },
    },
  },
  ssr: { noExternal: ['@codegouvfr/react-dsfr', /^tsafe/] },
});
