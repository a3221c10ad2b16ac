import { useState } from 'preact/hooks';
import { Button } from './button.js';

/** Copies a text; says whether it did. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [outcome, setOutcome] = useState<'' | 'Copied' | 'Not allowed'>('');
  const copy = async () => {
    setOutcome(await copied(text));
    setTimeout(() => setOutcome(''), 1_500);
  };
  return (
    <>
      <Button icon={outcome === 'Copied' ? 'check' : 'copy'} label={`Copy ${what}`} onClick={copy}>
        {outcome || 'Copy'}
      </Button>
      <span role="status" class="for-screen-readers">
        {outcome && `${outcome}: ${what}.`}
      </span>
    </>
  );
}

async function copied(text: string): Promise<'Copied' | 'Not allowed'> {
  try {
    await navigator.clipboard.writeText(text);
    return 'Copied';
  } catch {
    return 'Not allowed';
  }
}
