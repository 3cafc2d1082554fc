import { Component, type ReactNode } from 'react';
import { Trouble } from './trouble.tsx';

/** Catches what a page throws while it is drawn, a piece of the application that did not arrive included. */
export class CrashGuard extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === null) return this.props.children;
    return <Trouble error={this.state.error} onRetry={() => window.location.reload()} />;
  }
}
