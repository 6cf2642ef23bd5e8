import type { ComponentChildren } from 'preact';

interface ScrolledProps {
  /** What a screen reader calls it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A table that may be wider than its place; it takes the focus, so that keys scroll it as well. */
export function Scrolled({ label, children }: ScrolledProps) {
  return (
    <section
      class="scroll"
      aria-label={label}
      ref={(place) => {
        if (place !== null) place.tabIndex = 0;
      }}
    >
      {children}
    </section>
  );
}
