import { useId } from 'preact/hooks';

interface SliderProps {
  readonly label: string;
  readonly value: number;
  readonly from: number;
  readonly to: number;
  /** Even steps of the logarithm. */
  readonly log?: boolean;
  /** What the value is for the ear and the eye. */
  readonly text: string;
  readonly onMove: (value: number, isDragging: boolean) => void;
}

const STEPS = 400;

/** A value along a range, with what it is beside it. `onMove` learns whether the pointer is still down. */
export function Slider({ label, value, from, to, log = false, text, onMove }: SliderProps) {
  const id = useId();
  const place = (at: number) => (log ? Math.log(at / from) / Math.log(to / from) : (at - from) / (to - from));
  const read = (event: Event) => {
    const share = Number((event.currentTarget as HTMLInputElement).value) / STEPS;
    const raw = log ? from * (to / from) ** share : from + share * (to - from);
    return Number(raw.toPrecision(3));
  };
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id}>{text}</output>
      <input
        id={id}
        type="range"
        min={0}
        max={STEPS}
        step={1}
        value={Math.round(STEPS * Math.min(1, Math.max(0, place(value))))}
        aria-valuetext={text}
        onInput={(event) => onMove(read(event), true)}
        onChange={(event) => onMove(read(event), false)}
      />
    </div>
  );
}
