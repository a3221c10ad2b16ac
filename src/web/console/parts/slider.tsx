import { useId } from 'preact/hooks';
import './slider.css';

interface SliderProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly max: number;
  readonly step: number;
  /** The largest number that may be typed; what the slider reaches, by default. */
  readonly most?: number;
  readonly onChange: (value: number) => void;
}

/** A number to be dragged, or typed where it should be exact. */
export function Slider({ label, unit, value, max, step, most = max, onChange }: SliderProps) {
  const id = useId();
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={max}
        step={step}
        value={Math.min(value, max)}
        aria-valuetext={`${value} ${unit}`}
        onInput={({ currentTarget }) => onChange(currentTarget.valueAsNumber)}
      />
      <input
        class="text-input"
        type="number"
        aria-label={`${label}, in ${unit}`}
        min={0}
        max={most}
        step="any"
        value={value}
        onChange={({ currentTarget }) => {
          const typed = currentTarget.valueAsNumber;
          if (Number.isFinite(typed)) onChange(Math.min(most, Math.max(0, typed)));
        }}
      />
      <span class="quiet">{unit}</span>
    </div>
  );
}
