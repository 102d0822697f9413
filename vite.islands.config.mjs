import { readdirSync } from 'node:fs';
import { parse } from 'node:path';
import { defineConfig } from 'vite';

const folder = 'apps/web/src/islands';
const islands = readdirSync(folder).filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'));

/** One hashed file an island, what they share in chunks of its own; apps/cli/src/assets.mjs reads the manifest. */
export default defineConfig({
  logLevel: 'warn',
  publicDir: false,
  base: '/static/',
  build: {
    outDir: 'dist/client',
    emptyOutDir: false,
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    target: 'es2022',
    rollupOptions: { input: Object.fromEntries(islands.map((file) => [parse(file).name, `${folder}/${file}`])) },
  },
});
