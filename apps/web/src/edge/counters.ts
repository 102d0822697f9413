import { Counter, Histogram, Registry } from 'prom-client';

/** What this process counts while it works; shown at `/metrics` with what is asked at that moment. */
export const counters = new Registry();

const bookings = new Counter({ name: 'cellule_bookings_total', help: 'Appointments booked, by any door', registers: [counters] });

const events = new Counter({
  name: 'cellule_events_total',
  help: 'What was announced, by name, once its request was over',
  labelNames: ['event'],
  registers: [counters],
});

const refusals = new Counter({ name: 'cellule_refusals_total', help: 'Refusals, by code', labelNames: ['code'], registers: [counters] });

const requests = new Histogram({
  name: 'cellule_request_seconds',
  help: 'Time to answer, by the pattern of the route',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [counters],
});

export function countEvents(names: readonly string[]): void {
  for (const name of names) {
    events.inc({ event: name });
    if (name === 'AppointmentBooked') bookings.inc();
  }
}

export const countRefusal = (code: string): void => refusals.inc({ code });

export function countRequest(method: string, route: string, status: number, seconds: number): void {
  requests.observe({ method, route, status: String(status) }, seconds);
}
