import { useState } from 'preact/hooks';
import { Button } from './button.js';

/** Copies a text; says that it did. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  };
  return (
    <>
      <Button icon={copied ? 'check' : 'copy'} label={`Copy ${what}`} onClick={copy}>
        {copied ? 'Copied' : 'Copy'}
      </Button>
      <span role="status" class="for-screen-readers">
        {copied ? `Copied ${what}.` : ''}
      </span>
    </>
  );
}
