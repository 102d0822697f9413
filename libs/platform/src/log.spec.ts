import { loggedError } from './log.js';

describe('an error in the log', () => {
  it('keeps its kind, its words and its places', () => {
    const logged = loggedError(new TypeError('x is not a function'));
    expect(logged).toMatchObject({ type: 'TypeError', message: 'x is not a function' });
    expect(JSON.stringify(logged)).toContain('log.spec.ts');
  });

  it('says of a refused query the code and the constraint alone', () => {
    const error = Object.assign(new Error('duplicate key'), {
      parameters: ['odile@mairie.example'],
      driverError: { code: '23505', constraint: 'address_email', detail: 'Key (email)=(odile@mairie.example) already exists.' },
    });
    const logged = loggedError(error);
    expect(logged).toMatchObject({ code: '23505', constraint: 'address_email' });
    expect(JSON.stringify(logged)).not.toContain('odile');
  });

  it.each([
    [new Error('invalid input syntax for type uuid: "Odile Chabert"')],
    [new Error('no mailbox for odile@mairie.example')],
    [new Error('call 06 00 00 17 43')],
    [new Error('unknown link 0a1b2c3d4e5f6g7h8i9j0k')],
    [Object.assign(new Error('all recipients were rejected: 550 Odile Chabert'), { response: '550 Odile Chabert', responseCode: 550 })],
    [parsed('{"name": Odile}')],
  ])('says nothing of people: %s', (error) => {
    expect(JSON.stringify(loggedError(error))).not.toMatch(/odile|17 43|0a1b2c/i);
  });
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    return error;
  }
}
