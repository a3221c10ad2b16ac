import { fromMarkdown } from 'mdast-util-from-markdown';

/** A command of a page, a file that it shows, or what it says that the last command prints. */
export type Step =
  | { readonly kind: 'command'; readonly text: string; readonly exitCode: number; readonly line: number }
  | { readonly kind: 'server'; readonly text: string; readonly line: number }
  | { readonly kind: 'file'; readonly text: string; readonly name: string; readonly line: number }
  | { readonly kind: 'output'; readonly text: string; readonly line: number }
  | { readonly kind: 'shown'; readonly text: string; readonly reason: string; readonly line: number };

/**
 * The steps of a page in their order. Words after a fence's language say what a block is: `sh` alone is run and must exit 0,
 * `sh exit=1` with that code, `sh server` runs until the page ends, `sh shown="reason"` is not run; `file=NAME` is written down first;
 * `text output` holds lines that the last command prints (`…` stands for anything). Blocks of other kinds are no steps.
 */
export function readPage(markdown: string): Step[] {
  return fencesOf(fromMarkdown(markdown)).flatMap(({ lang, meta, text, line }): Step[] => {
    const file = /(?:^| )file=(\S+)/.exec(meta)?.[1];
    if (file !== undefined) return [{ kind: 'file', name: file, text: `${text}\n`, line }];
    if (/(?:^| )output(?: |$)/.test(meta)) return [{ kind: 'output', text, line }];
    if (lang !== 'sh') return [];
    const reason = /(?:^| )shown="([^"]+)"/.exec(meta)?.[1];
    if (reason !== undefined) return [{ kind: 'shown', text, reason, line }];
    if (meta === 'server') return [{ kind: 'server', text, line }];
    const exitCode = Number(/^exit=(\d)$/.exec(meta)?.[1] ?? (meta === '' ? 0 : Number.NaN));
    if (Number.isNaN(exitCode))
      throw new Error(`line ${line}: "${meta}" is not known of a block of commands.`);
    return [{ kind: 'command', text, exitCode, line }];
  });
}

interface Fence {
  readonly lang: string;
  readonly meta: string;
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

type Node = ReturnType<typeof fromMarkdown>['children'][number];

function fencesOf(node: { readonly children: readonly Node[] }): Fence[] {
  return node.children.flatMap((child): Fence[] => {
    if (child.type === 'code') {
      const line = child.position?.start.line ?? 0;
      return [{ lang: child.lang ?? '', meta: (child.meta ?? '').trim(), text: child.value, line }];
    }
    return 'children' in child ? fencesOf(child as { children: Node[] }) : [];
  });
}
