/** The mark of a demonstration edition, wherever a sum or a date of it stands. */
export function Mark({ text }: { text: string | null }) {
  return text === null ? null : <span className="demo-mark">{text}</span>;
}
