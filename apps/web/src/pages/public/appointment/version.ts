import { AppointmentChanged, type AppointmentRead } from '#appointments';
import { type Fields, textOf } from '../../form.js';

/** The version of the appointment that the form's page has shown; undefined when it says none. */
export const seenIn = (form: Fields): number | undefined => {
  const version = textOf(form, 'version');
  return /^\d{1,9}$/.test(version) ? Number(version) : undefined;
};

/** What a page says when someone has changed the appointment since it was shown: it as it is now, read again. */
export async function changedMeanwhile(act: () => Promise<unknown>, read: () => Promise<AppointmentRead>): Promise<AppointmentRead | null> {
  try {
    await act();
    return null;
  } catch (refusal) {
    if (!(refusal instanceof AppointmentChanged)) throw refusal;
    return read();
  }
}
