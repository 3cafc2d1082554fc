const rome = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** Day (`YYYY-MM-DD`) and time (`HH:MM`) in Italy of an instant in ISO 8601. */
export function momentInRome(instant: string): { day: string; time: string } {
  const [day = '', time = ''] = rome.format(new Date(instant)).split(' ');
  return { day, time };
}
