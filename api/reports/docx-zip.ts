/** Signatures and places of the ZIP format (APPNOTE 4.3). */
const END_SIGNATURE = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY_SIGNATURE = 0x02014b50;
const ENTRY = {
  time: 12,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  localAt: 42,
  size: 46,
};
const LOCAL_TIME = 10;

/**
 * Gives every file of an archive the same day, so that the same document gives the same bytes.
 * @throws RangeError where the archive is none, or broken
 */
export function datedArchive(archive: Buffer, day: string): Buffer {
  const dated = Buffer.from(archive);
  const end = dated.lastIndexOf(END_SIGNATURE);
  if (end === -1) throw new RangeError('This is no archive');
  const stamp = stampOf(day);
  let entry = dated.readUInt32LE(end + 16);
  for (let left = dated.readUInt16LE(end + 10); left > 0; left--) {
    if (dated.readUInt32LE(entry) !== ENTRY_SIGNATURE)
      throw new RangeError('The archive is broken');
    stamp.copy(dated, entry + ENTRY.time);
    stamp.copy(dated, dated.readUInt32LE(entry + ENTRY.localAt) + LOCAL_TIME);
    entry +=
      ENTRY.size +
      dated.readUInt16LE(entry + ENTRY.nameLength) +
      dated.readUInt16LE(entry + ENTRY.extraLength) +
      dated.readUInt16LE(entry + ENTRY.commentLength);
  }
  return dated;
}

/** Noon of the day (`YYYY-MM-DD`) as archives write it: two bytes for the time, two for the day. */
function stampOf(day: string): Buffer {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  const stamp = Buffer.alloc(4);
  stamp.writeUInt16LE(12 << 11, 0);
  stamp.writeUInt16LE(((year - 1980) << 9) | (month << 5) | date, 2);
  return stamp;
}
