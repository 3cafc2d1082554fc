import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type NoticeTone = 'info' | 'good' | 'warning' | 'error';
const ICONS: Record<NoticeTone, IconName> = {
  info: 'dot',
  good: 'check',
  warning: 'warning',
  error: 'warning',
};

/** A framed message. Errors are announced at once; the other kinds are read in their place. */
export function Notice({ tone = 'info', children }: { tone?: NoticeTone; children: ReactNode }) {
  return (
    <div className={`notice is-${tone}`} role={tone === 'error' ? 'alert' : undefined}>
      {tone !== 'info' && <Icon name={ICONS[tone]} />}
      <div>{children}</div>
    </div>
  );
}
