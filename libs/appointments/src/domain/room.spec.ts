import { isRoomAddress } from './room.js';

describe('the address of a video room', () => {
  it.each(['https://visio.example/abc', 'https://webconf.numerique.gouv.example/Salle-1?mot=x#y'])('is %s', (text) => {
    expect(isRoomAddress(text)).toBe(true);
  });

  it.each([
    ['', 'nothing'],
    ['http://visio.example/abc', 'not encrypted'],
    ['javascript:alert(1)', 'a script'],
    ['visio.example/abc', 'no address'],
    ['https://visio', 'no host of the web'],
    ['https://nom:mot@visio.example/', 'with a password'],
    ['https://visio.example/a b', 'with a blank'],
    [`https://visio.example/${'a'.repeat(500)}`, 'too long'],
  ])('is not « %s »: %s', (text) => {
    expect(isRoomAddress(text)).toBe(false);
  });
});
