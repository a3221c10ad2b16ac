import './logo.css';

/** A tally stick, cut in two halves whose notches match. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" role="img" aria-label="Tallystick">
      <path class="logo-half" d="M3 7h26v7.500H3z" />
      <path class="logo-half logo-other" d="M3 17.500h26V25H3z" />
      <path class="logo-notch" d="M9 5v22M15 5v22M20 5v22M25 5v22" />
    </svg>
  );
}
