import { readConfig, WrongSetting } from './config.js';

const real = {
  DEMO: '0',
  SMTP_URL: 'smtps://courrier.example:465',
  MAIL_FROM: 'rendez-vous@cellule.example',
  DESK_NAME: 'La cellule',
  DESK_EMAIL: 'cellule@cellule.example',
  DESK_PHONE: '01 99 00 12 34',
  DESK_HOURS: 'de 9 h à 17 h',
  DESK_ADDRESS: '1 place de la Démonstration',
};
const secret = 'x'.repeat(32);
const proConnect = {
  PROCONNECT_ISSUER: 'https://identite.example/api/v2',
  PROCONNECT_CLIENT_ID: 'cellule',
  PROCONNECT_CLIENT_SECRET: secret,
};

describe('the settings', () => {
  it('make a demonstration where nothing real is named and nobody outside can come', () => {
    expect(readConfig({})).toMatchObject({
      demo: true,
      port: 3000,
      host: '127.0.0.1',
      publicUrl: 'http://localhost:3000',
      dataDir: '.data',
    });
    expect(readConfig({ PORT: '3999' }).publicUrl).toBe('http://localhost:3999');
  });

  it.each([
    [{ ...real, DEMO: undefined }],
    [{ ...real, DEMO: undefined, DATABASE_URL: 'postgres://base.example/cellule', APP_SECRET: secret }],
    [{ ...real, DEMO: '' }],
  ])('make a real service where something real is named', (env) => {
    expect(readConfig(env).demo).toBe(false);
  });

  it('allow DEMO=0 on the embedded database', () => {
    expect(readConfig(real)).toMatchObject({ demo: false, databaseUrl: '', videoRoomUrl: null });
  });

  it.each<[string, Record<string, string>]>([
    ['PORT', { PORT: 'trois mille' }],
    ['PORT', { PORT: '70000' }],
    ['DEMO', { DEMO: 'oui' }],
    ['DATABASE_URL', { DEMO: '1', DATABASE_URL: 'postgres://base.example/cellule' }],
    ['SMTP_URL', { DEMO: '1', SMTP_URL: 'smtp://courrier.example' }],
    ['PROCONNECT_ISSUER', { DEMO: '1', PROCONNECT_ISSUER: 'https://identite.example' }],
    ['PUBLIC_URL', { HOST: '0.0.0.0' }],
    ['PUBLIC_URL', { DEMO: '1', PUBLIC_URL: 'https://cellule.example' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://base.example' }],
    ['APP_SECRET', { ...real, DATABASE_URL: 'postgres://base.example/cellule' }],
    ['APP_SECRET', { APP_SECRET: 'court' }],
    ['DESK_PHONE', { ...real, DESK_PHONE: '' }],
    ['SMTP_URL', { DEMO: '0' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/8, n’importe quoi' }],
    ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/33' }],
    ['VIDEO_ROOM_URL', { VIDEO_ROOM_URL: 'https://visio.example/salle' }],
    ['BRAND', { BRAND: 'autre' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'beaucoup' }],
    ['STATEMENT_SECONDS', { STATEMENT_SECONDS: '-1' }],
    ['PROCONNECT_CLIENT_SECRET', { ...real, ...proConnect, PROCONNECT_CLIENT_SECRET: '' }],
    ['PROCONNECT_ISSUER', { PROCONNECT_CLIENT_ID: 'cellule' }],
    ['PROCONNECT_ISSUER', { ...real, ...proConnect, PROCONNECT_ISSUER: 'http://identite.example' }],
    ['PROCONNECT_ISSUER', { ...real, ...proConnect, PROCONNECT_ISSUER: 'https://identite.example?a=b' }],
    ['PROCONNECT_ISSUER', { ...real, ...proConnect, PROCONNECT_ISSUER: 'identite.example' }],
    ['PROCONNECT_PKCE', { PROCONNECT_PKCE: 'oui' }],
    ['PROCONNECT_SCOPE', { PROCONNECT_SCOPE: 'openid email' }],
    ['PROCONNECT_MFA_FROM', { PROCONNECT_MFA_FROM: '15/01/2027' }],
    ['PROCONNECT_MFA_FROM', { PROCONNECT_MFA_FROM: '2027-02-30' }],
    ['NOTICE', { NOTICE: 'x'.repeat(301) }],
    ['EVENTS', { EVENTS: 'forum|Forum' }],
    ['EVENTS', { EVENTS: 'Forum|Forum|2026-12-31' }],
    ['EVENTS', { EVENTS: 'forum|Forum|2026-02-30' }],
    ['EVENTS', { EVENTS: 'forum|Un|2026-12-31;forum|Autre|2026-12-31' }],
  ])('stop the start with one sentence that names %s', (name, env) => {
    const wrong = (() => {
      try {
        return readConfig(env);
      } catch (error) {
        return error;
      }
    })();
    expect(wrong).toBeInstanceOf(WrongSetting);
    expect((wrong as WrongSetting).message).toContain(name);
  });

  it('offer ProConnect once its three are there', () => {
    expect(readConfig(real).proConnect).toBeNull();
    expect(readConfig({ ...real, ...proConnect, PROCONNECT_PKCE: '0', PROCONNECT_MFA_FROM: '2027-01-15' }).proConnect).toEqual({
      issuer: 'https://identite.example/api/v2',
      clientId: 'cellule',
      clientSecret: secret,
      pkce: false,
      scope: 'openid given_name usual_name email siret roles',
      mfaFrom: '2027-01-15',
    });
  });

  it('take networks of both families for the proxies', () => {
    expect(readConfig({ TRUSTED_PROXIES: '10.0.0.0/8, 2001:db8::/32 192.0.2.7' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '2001:db8::/32',
      '192.0.2.7',
    ]);
  });

  it.each([
    [undefined, null],
    ['0', null],
    ['1', ''],
    ['Retour à 14 h.', 'Retour à 14 h.'],
  ])('read MAINTENANCE=%s', (MAINTENANCE, maintenance) => expect(readConfig({ MAINTENANCE })).toMatchObject({ maintenance }));
});
