/** Making blocks from words: the few shapes that all documents use. */
import type { Block, Section } from './document.ts';

/** What a person typed, as paragraphs: blank lines part them, other line ends and spaces are kept as one space. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '');
}

export function plain(text: string): Block {
  return { kind: 'paragraph', text };
}

export function strong(text: string): Block {
  return { kind: 'paragraph', text, style: 'strong' };
}

export function soft(text: string): Block {
  return { kind: 'paragraph', text, style: 'soft' };
}

export function listOf(items: string[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}

export function section(title: string, blocks: Block[]): Section {
  return { kind: 'section', title, blocks };
}
