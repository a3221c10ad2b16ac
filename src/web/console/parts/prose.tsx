import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ComponentChild } from 'preact';
import { useMemo } from 'preact/hooks';
import './prose.css';

type Root = ReturnType<typeof fromMarkdown>;
type Nodes = Root | Root['children'][number];

/** Longer texts stand as they are: to read them would hold up the page. */
const mostRead = 50_000;

/**
 * A description of a document, which is CommonMark (OpenAPI 3.1 §4.3). Whoever wrote it, it is text: HTML in it is shown as it was written,
 * pictures by their names, and links lead to the web alone.
 */
export function Prose({ text }: { readonly text: string }) {
  const drawn = useMemo(() => (text.length > mostRead ? text : drawNode(fromMarkdown(text))), [text]);
  return text === '' ? null : <div class="prose">{drawn}</div>;
}

function drawNode(node: Nodes): ComponentChild {
  switch (node.type) {
    case 'text':
    case 'html':
      return node.value;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return <pre>{node.value}</pre>;
    case 'break':
      return <br />;
    case 'image':
    case 'imageReference':
      return node.alt ?? '';
    case 'emphasis':
      return <em>{drawAll(node.children)}</em>;
    case 'strong':
      return <strong>{drawAll(node.children)}</strong>;
    case 'heading':
      return <p class="prose-heading">{drawAll(node.children)}</p>;
    case 'paragraph':
      return <p>{drawAll(node.children)}</p>;
    case 'list':
      return node.ordered ? <ol>{drawAll(node.children)}</ol> : <ul>{drawAll(node.children)}</ul>;
    case 'listItem':
      return <li>{drawAll(node.children)}</li>;
    case 'link':
      return /^https?:/i.test(node.url) ? (
        <a href={node.url} target="_blank" rel="noopener noreferrer">
          {drawAll(node.children)}
        </a>
      ) : (
        drawAll(node.children)
      );
    default:
      return 'children' in node ? drawAll(node.children) : null;
  }
}

function drawAll(nodes: readonly Nodes[]): ComponentChild {
  return nodes.map(drawNode);
}
