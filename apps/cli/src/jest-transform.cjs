// Jest cannot require() an ES module before Node 24.9, and nestjs-cls, throttler and @fastify/static do: in Jest the whole
// graph runs as CommonJS, ours and the packages' alike.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { createTransformer } = require('@swc/jest');

/** Raised when what this file does to a source changes, or Jest would go on with what it kept. */
const version = '1';

const ours = createTransformer({
  swcrc: false,
  sourceMaps: 'inline',
  module: { type: 'commonjs' },
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', tsx: true, decorators: true, dynamicImport: true },
    // the same field semantics as tsc gives at run time (target ES2023)
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true, react: { runtime: 'automatic' } },
  },
});

const ecmaModule = createTransformer({
  swcrc: false,
  sourceMaps: false,
  module: { type: 'commonjs' },
  jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
});

/** A require, seen through the eyes of import(). */
const requireAsImport =
  '((s) => Promise.resolve().then(() => { const m = require(s); return m && m.__esModule ? m : { default: m, ...m }; }))(';

/** CommonJS that imports lazily: @fastify/cookie, typeorm. */
const lazyImport = {
  process: (source) => ({ code: source.replace(/\bimport\(/g, requireAsImport) }),
  getCacheKey: (source) => key('lazy', source),
};

const asItIs = {
  process: (source) => ({ code: source }),
  getCacheKey: (source) => key('as-it-is', source),
};

const key = (kind, source) => createHash('sha1').update(`${version}\n${kind}\n${source}`).digest('hex');

const typeOfFolder = new Map();

/** The `type` of the nearest package.json that has a name or a type, as Node looks it up. */
function packageType(folder) {
  if (!typeOfFolder.has(folder)) typeOfFolder.set(folder, readType(folder));
  return typeOfFolder.get(folder);
}

function readType(folder) {
  try {
    const { name, type } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    if (type || name) return type ?? 'commonjs';
  } catch {
    // none here, or not one: look further up
  }
  const parent = dirname(folder);
  return parent === folder ? 'commonjs' : packageType(parent);
}

/** Packages for bundlers (react-dsfr, tsafe) hold ES modules without saying so in their package.json. */
const looksLikeModule = (source) => /^(import\s*["'{*\w]|export\s*[{*\w])/m.test(source);

function isModule(file, source) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  return packageType(dirname(file)) === 'module' || looksLikeModule(source);
}

function transformerOf(file, source) {
  if (/\.tsx?$/.test(file)) return ours;
  if (isModule(file, source)) return ecmaModule;
  return /\bimport\(/.test(source) ? lazyImport : asItIs;
}

module.exports = {
  process: (source, file, options) => transformerOf(file, source).process(source, file, options),
  getCacheKey: (source, file, options) => transformerOf(file, source).getCacheKey(source, file, options),
};
