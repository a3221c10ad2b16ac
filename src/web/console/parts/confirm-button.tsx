import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { Button } from '../../look/button.js';
import './confirm-button.css';

interface ConfirmButtonProps {
  readonly children: ComponentChildren;
  /** What is about to happen, as a question. */
  readonly question: string;
  /** What the button of the dialog says. */
  readonly confirm: string;
  readonly onConfirm: () => void;
  readonly disabled?: boolean;
}

/** A button for what cannot be taken back: it asks first. */
export function ConfirmButton({ children, question, confirm, onConfirm, disabled }: ConfirmButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <Button disabled={disabled} onClick={() => dialog.current?.showModal()}>
        {children}
      </Button>
      <dialog ref={dialog} class="confirm" aria-labelledby={id}>
        <form method="dialog">
          <p id={id}>{question}</p>
          <p class="confirm-bar">
            <button type="submit" class="button">
              Cancel
            </button>
            <button type="submit" class="button button-danger" onClick={onConfirm}>
              {confirm}
            </button>
          </p>
        </form>
      </dialog>
    </>
  );
}
