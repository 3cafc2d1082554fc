/** Today in Italy as `YYYY-MM-DD`: calls open and close by Rome's calendar, wherever the reader is. */
export function todayInRome(now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' }).format(now);
}
