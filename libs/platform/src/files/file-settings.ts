import { isLoopback } from '../loopback.js';
import { type Environment, text, WrongSetting } from '../setting.js';

/** A bucket of an S3-compatible service. */
export interface S3Place {
  /** `https://host:port/bucket/prefix/`: what keys are added to. */
  readonly base: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface FileSettings {
  /** Null: on disk, in `dataDir/files`. */
  readonly storage: S3Place | null;
  /** `tcp://host:port` or `unix:///path`; null: files are not scanned. */
  readonly clamdUrl: string | null;
  /** Without a scanner: whether others than whoever sent a file may open it. */
  readonly opensUnscanned: boolean;
}

export const readFiles = (env: Environment, demo: boolean): FileSettings => ({
  storage: readStorage(env),
  clamdUrl: readClamd(env),
  opensUnscanned: readOpensUnscanned(env, demo),
});

/** `s3://KEY:SECRET@host[:port]/bucket[/prefix][?region=…]`; encrypted, unless it is this machine. */
function readStorage(env: Environment): S3Place | null {
  const given = text(env, 'STORAGE_URL');
  if (given === undefined) return null;
  const url = URL.canParse(given) ? new URL(given) : null;
  const path = url?.pathname.split('/').filter(Boolean).join('/');
  if (url?.protocol !== 's3:' || !url.hostname || !url.username || !url.password || !path)
    throw new WrongSetting('STORAGE_URL doit s’écrire s3://CLE:SECRET@serveur/seau, avec ?region=… si le service en demande une.');
  return {
    base: `${isLoopback(url.hostname) ? 'http' : 'https'}://${url.host}/${path}/`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}

function readClamd(env: Environment): string | null {
  const given = text(env, 'CLAMD_URL', null);
  if (given === null || /^unix:\/\/\/.+/.test(given)) return given;
  const url = URL.canParse(given) ? new URL(given) : null;
  if (url?.protocol !== 'tcp:' || !url.hostname || !url.port)
    throw new WrongSetting('CLAMD_URL doit s’écrire tcp://serveur:3310 ou unix:///run/clamav/clamd.ctl.');
  return given;
}

/** The demonstration holds nothing real: what nobody scanned may be opened there. */
function readOpensUnscanned(env: Environment, demo: boolean): boolean {
  const given = text(env, 'UNSCANNED_FILES', demo ? '1' : '0');
  if (given !== '0' && given !== '1') throw new WrongSetting('UNSCANNED_FILES doit être 0 ou 1.');
  return given === '1';
}
