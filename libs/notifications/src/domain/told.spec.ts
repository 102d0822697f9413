import { told } from './told.js';

describe('who is told', () => {
  const parties = { addressId: 'address', advisorId: 'advisor' };
  const labels = (list: ReturnType<typeof told.booked>) =>
    list.map(({ kind, recipient }) => `${kind} → ${recipient.kind === 'desk' ? 'desk' : recipient.id}`);

  it('both, of a booking and of a cancellation', () => {
    expect(labels(told.booked(parties))).toEqual(['booked → address', 'booked → advisor']);
    expect(labels(told.cancelled(parties))).toEqual(['cancelled → address', 'cancelled → advisor']);
  });

  it('the former advisor too when a move changes the advisor', () => {
    expect(labels(told.moved(parties, null))).toEqual(['moved → address', 'moved → advisor']);
    expect(labels(told.moved(parties, 'former'))).toEqual(['moved → address', 'taken_over → advisor', 'handed_over → former']);
    expect(labels(told.reassigned(parties, 'former'))).toEqual([
      'advisor_changed → address',
      'taken_over → advisor',
      'handed_over → former',
    ]);
  });

  it('the former requester, unless it is the same address', () => {
    expect(labels(told.succeeded(parties, 'former'))).toEqual([
      'succeeded → address',
      'requester_changed → advisor',
      'succession_left → former',
    ]);
    expect(labels(told.succeeded(parties, 'address'))).toEqual(['succeeded → address', 'requester_changed → advisor']);
  });

  it('the desk as well, when a request is to be answered by hand', () => {
    expect(labels(told.requestReceived('address'))).toEqual(['request_received → address', 'request_to_answer → desk']);
  });
});
