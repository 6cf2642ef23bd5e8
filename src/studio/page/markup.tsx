import { useLayoutEffect, useRef } from 'preact/hooks';

interface MarkupProps {
  readonly html: string;
  readonly class?: string;
  /** Called once the markup is in the page, and again when `version` changes. */
  readonly onPlaced?: (place: HTMLElement) => void;
  readonly version?: unknown;
}

/** Markup that the library made, which escapes all that it was given. */
export function Markup({ html, class: className, onPlaced, version }: MarkupProps) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (place.current !== null) place.current.innerHTML = html;
  }, [html]);
  useLayoutEffect(() => {
    if (place.current !== null) onPlaced?.(place.current);
  }, [html, version]);
  return <div ref={place} class={className} />;
}
